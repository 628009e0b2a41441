package gaia.lora.tokenizer;

/** A model's tokenizer cannot be used. The message says what is wrong, for people. */
public final class UnusableTokenizer extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableTokenizer(String message) {
    super(message);
  }

  UnusableTokenizer(String message, Throwable cause) {
    super(message, cause);
  }
}
