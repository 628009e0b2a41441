package gaia.knowledge.facts;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
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
 * Asks the language model about a conflict that the rules cannot settle. What it says is kept
 * beside the two sides; only a person settles them.
 */
@ApplicationScoped
class AdviseOnConflictTask implements TaskHandler {

  static final String TYPE = "advise_on_conflict";

  private static final int AFTER_OTHERS = 6;
  private static final int MOST_TOKENS = 300;

  @Inject Advices advices;
  @Inject LanguageModel model;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.embeddingPriority() + AFTER_OTHERS;
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return config.conversationTimeout();
  }

  @Override
  public TaskResult run(TaskRun run) {
    Prompt prompt = Prompt.named("advise");
    String id = run.data().getOrDefault("conflict_id", "");
    Optional<Conflicts.Conflict> open = advices.unadvised(run.owner(), id, prompt.version());
    if (open.isEmpty() || !model.state().condition().mayAnswer()) {
      return TaskResult.Done.with(Map.of("message", "There is nothing to advise on any more."));
    }
    try {
      Optional<AdviceReader.Advised> advised = asked(prompt, open.get(), run);
      String said =
          advised.isPresent()
              ? "The language model has advised; a person decides."
              : "The language model gave no advice that could be used.";
      return new TaskResult.Done(
          Map.of("message", said),
          () -> advices.keep(run.owner(), open.get(), advised, prompt.version()));
    } catch (LanguageModelFailure.Unavailable e) {
      return new TaskResult.RetryLater(e.retryAfter(), e.sentence());
    }
  }

  private Optional<AdviceReader.Advised> asked(
      Prompt prompt, Conflicts.Conflict conflict, TaskRun run) {
    ChatRequest request =
        ChatRequest.background(
                List.of(
                    ChatMessage.system(prompt.text()),
                    ChatMessage.user(AdviceReader.sides(conflict))))
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
        return AdviceReader.read(model.generate(request, breathing).text(), conflict);
      } catch (LanguageModelFailure.Interrupted e) {
        run.breathe();
      } catch (LanguageModelFailure.BadAnswer
          | LanguageModelFailure.Refused
          | LanguageModelFailure.TooLong e) {
        return Optional.empty();
      }
    }
  }
}
