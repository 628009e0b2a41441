package gaia.conversation;

/** A raw archive file is not what it should be. The message says why and is shown to people. */
final class UnreadableArchive extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableArchive(String message) {
    super(message, null, false, false);
  }
}
