package gaia.background;

/** The work cannot succeed, however often it is tried. The message is shown to people. */
public final class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PermanentFailure(String message) {
    super(message);
  }
}
