package gaia.conversation;

import java.util.regex.Pattern;

/** How large things from outside may be, in UTF-16 code units where they are texts. */
final class ContentLimits {
  static final int CONVERSATIONS = 100_000;
  static final int MESSAGES = 200_000;
  static final int CONTENT = 1_000_000;

  /** Of all messages of one imported conversation, because it is held in memory whole. */
  static final long CONVERSATION_CONTENT = 50_000_000;

  static final int TITLE = 200;
  static final int SPEAKER = 100;
  static final int EXTERNAL_ID = 200;

  /** How deep JSON may nest. Chat exports need less than 20 levels. */
  static final int NESTING = 64;

  /** No string is read into memory beyond this, not even one that is ignored. */
  static final int JSON_STRING = 4 * CONTENT;

  static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private ContentLimits() {}
}
