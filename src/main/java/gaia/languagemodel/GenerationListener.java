package gaia.languagemodel;

/** Follows a generation, on the thread that asked for it. */
public interface GenerationListener {

  /** Wants to know nothing. */
  GenerationListener NONE = new GenerationListener() {};

  /** The next piece of text, never empty. */
  default void text(String piece) {}

  /**
   * Called between pieces, and at least every 50 ms while none comes, also while the request waits
   * for its turn. A task passes its own {@code breathe()} on, so that it stops when it has to.
   */
  default void breathe() {}
}
