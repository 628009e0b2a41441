package gaia.languagemodel;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with the language model.
 *
 * @param name what the model is called; null where there is none
 * @param contextWindow how many tokens question and answer may have together; empty where nobody
 *     said
 * @param sentence the same for people; where something has to be done, what
 */
public record ModelState(
    Condition condition, @Nullable String name, OptionalInt contextWindow, String sentence) {

  /** The short answer. */
  public enum Condition {
    /** None is configured. */
    NONE,
    /** It is started by the first request. */
    RESTING,
    /** It is being started. */
    STARTING,
    /** It can be asked. */
    READY,
    /** It did not answer when it was asked last. */
    DOWN;

    /** Whether asking may lead to an answer. */
    public boolean mayAnswer() {
      return this != NONE;
    }
  }
}
