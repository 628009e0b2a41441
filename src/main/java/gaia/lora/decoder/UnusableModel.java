package gaia.lora.decoder;

/** A model cannot be learned into. The message says what is wrong, for people. */
public final class UnusableModel extends Exception {
  private static final long serialVersionUID = 1L;

  public UnusableModel(String message) {
    super(message);
  }

  public UnusableModel(String message, Throwable cause) {
    super(message, cause);
  }
}
