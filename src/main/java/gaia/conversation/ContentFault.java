package gaia.conversation;

/** What is wrong with content from outside, and where; the message is shown to people. */
final class ContentFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContentFault(String message) {
    super(message, null, false, false);
  }

  /** The message, which is never absent here. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
