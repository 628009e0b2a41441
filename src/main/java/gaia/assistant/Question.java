package gaia.assistant;

import gaia.conversation.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know.
 *
 * @param campaign where to look; null for everywhere
 * @param turns the conversation so far; the last one is the question
 * @param compacted what the first turns come to; null where nobody worked it out
 * @param instructions what the caller's own program tells the model; null for nothing
 * @param temperature 0 to 2
 * @param maxTokens the most tokens of the answer; the context may allow fewer
 * @param schema JSON schema of the answer; null for text
 */
record Question(
    String owner,
    String text,
    @Nullable String campaign,
    List<Turn> turns,
    @Nullable CompactedTurns compacted,
    @Nullable String instructions,
    double temperature,
    int maxTokens,
    @Nullable String schema) {

  static final double USUAL_TEMPERATURE = 0.3;
  static final int USUAL_TOKENS = 1024;

  Question {
    turns = List.copyOf(turns);
  }

  static Question of(String owner, String text, @Nullable String campaign, List<Turn> turns) {
    return new Question(
        owner, text, campaign, turns, null, null, USUAL_TEMPERATURE, USUAL_TOKENS, null);
  }

  /** The same, asked in a conversation whose first turns were summarised. */
  Question after(@Nullable CompactedTurns first) {
    return new Question(
        owner, text, campaign, turns, first, instructions, temperature, maxTokens, schema);
  }
}
