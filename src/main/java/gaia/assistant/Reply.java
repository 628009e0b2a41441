package gaia.assistant;

import gaia.languagemodel.Completion.FinishReason;
import gaia.languagemodel.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not stored yet.
 *
 * @param text empty only when it was stopped before the first word
 * @param recalled whether memory went into it; it is not learned from then
 * @param model the model that wrote it; null for quotes
 * @param stopped whether somebody stopped it
 */
record Reply(
    String text,
    List<Citation> citations,
    boolean recalled,
    @Nullable String model,
    FinishReason finish,
    TokenUsage usage,
    boolean stopped) {

  Reply {
    citations = List.copyOf(citations);
  }

  static Reply quoting(String text, List<Citation> citations) {
    return new Reply(
        text, citations, true, null, FinishReason.STOP, new TokenUsage(0, 0, false), false);
  }
}
