package gaia.languagemodel;

/**
 * A message that was generated.
 *
 * @param text everything the listener was given, in one piece; where a schema was asked for, only
 *     the JSON object in it
 * @param model the name the model gives itself
 */
public record Completion(String text, FinishReason finish, TokenUsage usage, String model) {

  /** Why the text ends where it ends. */
  public enum FinishReason {
    /** The model had said what it wanted. */
    STOP,
    /** The tokens allowed were used up; the text is cut, and JSON in it may be incomplete. */
    LENGTH
  }
}
