package gaia.assistant;

import gaia.access.Refusal;
import gaia.conversation.ConversationView;
import gaia.conversation.Conversations;
import gaia.conversation.NewMessage;
import gaia.conversation.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of clients of the OpenAI API. Such a client sends a whole conversation with
 * each question; here it is recorded once.
 */
@ApplicationScoped
class ClientConversations {

  private static final int LONGEST_NAME = 200;

  @Inject Conversations conversations;
  @Inject CompactionRepository compactions;
  @Inject Clock clock;

  /**
   * Stores what is new, before anything is answered.
   *
   * @param header how the client calls the conversation; null where it does not say, or says it as
   *     its user
   * @return the id of the conversation
   */
  String record(String owner, ChatCompletionRequest asked, @Nullable String header) {
    try {
      return stored(owner, asked, header);
    } catch (Refusal refusal) {
      if (refusal.kind() != Refusal.Kind.CONFLICT) {
        throw refusal;
      }
      return stored(owner, asked, header); // archived just now: the name begins another
    }
  }

  private String stored(String owner, ChatCompletionRequest asked, @Nullable String header) {
    String name = header == null || header.isBlank() ? asked.user() : header.strip();
    if (name != null && name.length() > LONGEST_NAME) {
      throw Refusal.invalid(
          "The name of a conversation may have at most %d characters.".formatted(LONGEST_NAME));
    }
    String title = AiManager.titleFrom(asked.question());
    ConversationView conversation =
        name == null
            ? conversations.start(owner, null, title)
            : conversations
                .find(owner, name)
                .filter(found -> !found.archived())
                .orElseGet(() -> conversations.named(owner, "openai:" + name, title));
    List<NewMessage> fresh =
        Recording.fresh(conversations.latestTurns(owner, conversation.id()), asked.messages());
    if (!fresh.isEmpty()) {
      conversations.append(owner, conversation.id(), fresh);
    }
    return conversation.id();
  }

  /** The question of a client, with the summary of what it sends where there is one. */
  Question question(
      String owner, ChatCompletionRequest asked, String conversationId, @Nullable String campaign) {
    List<Turn> turns = Recording.turns(asked.messages(), clock.instant());
    CompactedTurns summarised =
        compactions
            .find(owner, conversationId)
            .flatMap(
                known ->
                    Recording.held(
                        known,
                        conversations.turns(owner, conversationId, 0, known.turns()),
                        asked.messages()))
            .orElse(null);
    return new Question(
        owner,
        asked.question(),
        campaign,
        turns,
        summarised,
        asked.instructions(),
        asked.temperature(),
        asked.maxTokens(),
        asked.schema());
  }
}
