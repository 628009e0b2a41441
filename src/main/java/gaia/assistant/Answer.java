package gaia.assistant;

import gaia.languagemodel.Completion;
import gaia.languagemodel.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the assistant says, and what it rests on.
 *
 * @param citations where the answer has numbers in square brackets, the first is number 1
 * @param model the model that wrote it; null where none did
 * @param stopped whether somebody stopped it; it is stored as far as it went
 */
public record Answer(
    String response,
    String conversationId,
    List<Citation> citations,
    @Nullable String model,
    Completion.FinishReason finish,
    TokenUsage usage,
    boolean stopped) {

  public Answer {
    citations = List.copyOf(citations);
  }

  static Answer of(Reply reply, String conversationId) {
    return new Answer(
        reply.text(),
        conversationId,
        reply.citations(),
        reply.model(),
        reply.finish(),
        reply.usage(),
        reply.stopped());
  }
}
