package gaia.document;

/** A document cannot be read, and trying again will not help. The message is for its owner. */
final class UnreadableDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableDocument(String message) {
    super(message);
  }
}
