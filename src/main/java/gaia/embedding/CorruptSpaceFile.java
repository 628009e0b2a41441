package gaia.embedding;

/** A space file cannot be used; it should be learned anew. The message says what is wrong. */
public final class CorruptSpaceFile extends Exception {
  private static final long serialVersionUID = 1L;

  CorruptSpaceFile(String message) {
    super(message);
  }
}
