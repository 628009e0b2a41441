package gaia.assistant;

/** Follows an answer while it is written, on the thread that asked for it. */
interface AnswerListener {

  AnswerListener NONE = new AnswerListener() {};

  /** The question is stored in this conversation, and the answer begins. */
  default void begun(String conversationId) {}

  /** The next piece, never empty. */
  default void text(String piece) {}

  /** What came so far does not count: the answer begins anew. */
  default void restart() {}

  /** Called often while nothing comes. */
  default void alive() {}
}
