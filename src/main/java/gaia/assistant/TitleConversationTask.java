package gaia.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.conversation.ConversationView;
import gaia.conversation.Conversations;
import gaia.conversation.Turn;
import gaia.files.Json;
import gaia.languagemodel.ChatMessage;
import gaia.languagemodel.ChatRequest;
import gaia.languagemodel.GenerationListener;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.LanguageModelFailure;
import gaia.languagemodel.Prompt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the language model give a conversation a title, while nobody is there. A title that a person
 * gave, or anybody since, is left alone.
 */
@ApplicationScoped
class TitleConversationTask implements TaskHandler {

  static final String TYPE = "title_conversation";

  private static final int FIRST_TURNS = 6;
  private static final int LONGEST_TURN = 1200;
  private static final int MOST_TOKENS = 60;
  private static final int LONGEST_TITLE = 60;
  private static final int AFTER_OTHERS = 5;

  @Inject Conversations conversations;
  @Inject LanguageModel model;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.conversationPriority() + AFTER_OTHERS;
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return config.conversationTimeout();
  }

  @Override
  public TaskResult run(TaskRun run) {
    String id = run.data().getOrDefault("conversation_id", "");
    List<Turn> turns = conversations.turns(run.owner(), id, 0, FIRST_TURNS);
    Optional<ConversationView> found = conversations.find(run.owner(), id);
    String title = found.map(ConversationView::title).orElse("");
    if (turns.isEmpty() || isGiven(title, turns.get(0))) {
      return TaskResult.Done.with(Map.of("message", "The conversation keeps its title."));
    }
    try {
      Optional<String> better = asked(turns, run);
      return better.isEmpty()
          ? TaskResult.Done.with(Map.of("message", "The language model found no title."))
          : new TaskResult.Done(
              Map.of("title", better.get()),
              () -> conversations.retitle(run.owner(), id, title, better.get()));
    } catch (LanguageModelFailure.Unavailable e) {
      return new TaskResult.RetryLater(e.retryAfter(), e.sentence());
    }
  }

  private static boolean isGiven(String title, Turn first) {
    return !title.equals(Conversations.UNTITLED)
        && !title.equals(AiManager.titleFrom(first.content()));
  }

  private Optional<String> asked(List<Turn> turns, TaskRun run) {
    Prompt prompt = Prompt.named("title");
    ChatRequest request =
        ChatRequest.background(
                List.of(ChatMessage.system(prompt.text()), ChatMessage.user(shown(turns))))
            .withMaxTokens(MOST_TOKENS)
            .withSchema(prompt.schema());
    GenerationListener breathing =
        new GenerationListener() {
          @Override
          public void breathe() {
            run.breathe();
          }
        };
    while (true) {
      try {
        return title(model.generate(request, breathing).text());
      } catch (LanguageModelFailure.Interrupted e) {
        run.breathe();
      } catch (LanguageModelFailure.BadAnswer
          | LanguageModelFailure.Refused
          | LanguageModelFailure.TooLong e) {
        return Optional.empty();
      }
    }
  }

  private static String shown(List<Turn> turns) {
    StringBuilder text = new StringBuilder("<conversation>\n");
    for (Turn turn : turns) {
      String said = turn.content().replaceAll("\\s+", " ").replace("</", "‹/");
      text.append(turn.speakerName()).append(": ");
      text.append(said, 0, Math.min(LONGEST_TURN, said.length())).append('\n');
    }
    return text.append("</conversation>").toString();
  }

  /** One short line without markup; anything else is no title. */
  static Optional<String> title(String answer) {
    try {
      JsonNode title = Json.mapper().readTree(answer).path("title");
      String line = title.asText("").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      boolean plain =
          !line.isEmpty() && line.length() <= LONGEST_TITLE && !line.matches(".*[<>{}].*");
      return title.isTextual() && plain ? Optional.of(line) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
