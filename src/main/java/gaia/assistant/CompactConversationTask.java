package gaia.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
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
 * Has the language model carry the running summary of a long conversation on, while nobody is
 * there. What was said stays as it is; each portion that was read is kept at once, so that whoever
 * comes in between costs one portion at most.
 */
@ApplicationScoped
class CompactConversationTask implements TaskHandler {

  static final String TYPE = "compact_conversation";

  private static final int AFTER_OTHERS = 4;
  private static final int SHORTEST = 20;
  private static final int LONGEST = 1500;
  private static final int MOST_TOKENS = 700;

  @Inject Conversations conversations;
  @Inject CompactionRepository compactions;
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
    Optional<CompactedTurns> known = compactions.find(run.owner(), id);
    int from = known.map(CompactedTurns::turns).orElse(0);
    List<Turn> open = conversations.turns(run.owner(), id, from, Integer.MAX_VALUE);
    int context = Answering.context(model.state());
    int due = Compaction.due(open, context, model::tokens);
    if (due == 0) {
      return TaskResult.Done.with(Map.of("message", "The conversation fits as it is."));
    }
    try {
      String text = known.map(CompactedTurns::text).orElse("");
      for (Compaction.Portion portion :
          Compaction.portions(open.subList(0, due), context, model::tokens)) {
        run.breathe();
        text = carriedOn(text, portion.text(), run);
        keep(run, id, new CompactedTurns(portion.until(), text));
      }
      return TaskResult.Done.with(Map.of("turns", from + due));
    } catch (LanguageModelFailure.Unavailable e) {
      return new TaskResult.RetryLater(e.retryAfter(), e.sentence());
    }
  }

  private void keep(TaskRun run, String id, CompactedTurns compacted) {
    String name = String.valueOf(model.state().name());
    CompactionRepository.By by =
        new CompactionRepository.By(
            name.substring(0, Math.min(name.length(), 200)), Prompt.named("compact").version());
    if (compacted.turns() > 0) {
      compactions.keep(run.owner(), run.campaign(), id, compacted, by);
    }
  }

  /**
   * The summary with one more portion in it. A portion that the model makes nothing of is tried in
   * halves; what is left then stands there as it was said, shortened, and is not lost silently.
   */
  private String carriedOn(String summary, String portion, TaskRun run) {
    Optional<String> better = asked(summary, portion, run);
    if (better.isPresent()) {
      return better.get();
    }
    int middle = portion.lastIndexOf('\n', portion.length() / 2);
    if (middle <= 0) {
      return shortened(summary, portion);
    }
    String half = portion.substring(0, middle + 1);
    String rest = portion.substring(middle + 1);
    String first = asked(summary, half, run).orElseGet(() -> shortened(summary, half));
    return asked(first, rest, run).orElseGet(() -> shortened(first, rest));
  }

  /** The newer half of the room for what was said last, the rest for the summary before. */
  private static String shortened(String summary, String portion) {
    String line = portion.strip().replace('\n', ' ');
    String end = line.length() <= LONGEST / 2 ? line : line.substring(0, LONGEST / 2 - 1) + "…";
    String begin = summary.length() <= LONGEST / 2 ? summary : summary.substring(0, LONGEST / 2);
    return (begin + " " + end).strip();
  }

  private Optional<String> asked(String summary, String portion, TaskRun run) {
    Prompt prompt = Prompt.named("compact");
    String shown =
        "<summary>\n%s\n</summary>\n<conversation>\n%s</conversation>"
            .formatted(summary.replace("</", "‹/"), portion);
    ChatRequest request =
        ChatRequest.background(List.of(ChatMessage.system(prompt.text()), ChatMessage.user(shown)))
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
        return summary(model.generate(request, breathing).text());
      } catch (LanguageModelFailure.Interrupted e) {
        run.breathe();
      } catch (LanguageModelFailure.BadAnswer
          | LanguageModelFailure.Refused
          | LanguageModelFailure.TooLong e) {
        return Optional.empty();
      }
    }
  }

  /** Plain sentences of a fitting length, and no echo of the prompt; anything else is none. */
  static Optional<String> summary(String answer) {
    try {
      JsonNode found = Json.mapper().readTree(answer).path("summary");
      String text = found.asText("").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      boolean plain =
          text.length() >= SHORTEST
              && text.length() <= LONGEST
              && !text.matches("(?is).*(<think|</?summary|</?conversation|JSON object).*");
      return found.isTextual() && plain ? Optional.of(text) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
