package gaia.knowledge.extraction;

import gaia.languagemodel.ChatRequest;
import gaia.languagemodel.Prompt;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a scripted model says to each job; nothing, where nothing was set. */
public final class AnsweringJobs implements Function<ChatRequest, String> {

  static final String NOTHING = "{\"items\": []}";

  private final Map<ExtractionJob, Function<ChatRequest, String>> answers =
      new EnumMap<>(ExtractionJob.class);
  private String summary = NOTHING;

  /** One fact, told by one turn. */
  public static AnsweringJobs fact(int turn, String quote, String statement) {
    return new AnsweringJobs()
        .says(
            ExtractionJob.FACTS,
            "{\"items\": [{\"quote\": \"%s\", \"turn\": %d, \"statement\": \"%s\"}]}"
                .formatted(quote, turn, statement));
  }

  AnsweringJobs says(ExtractionJob job, String answer) {
    return asked(job, request -> answer);
  }

  AnsweringJobs asked(ExtractionJob job, Function<ChatRequest, String> answer) {
    answers.put(job, answer);
    return this;
  }

  AnsweringJobs summarizes(String answer) {
    summary = answer;
    return this;
  }

  /** The job that a request is about; empty for the summary. */
  static Optional<ExtractionJob> jobOf(ChatRequest request) {
    String question = request.messages().get(request.messages().size() - 1).content();
    for (ExtractionJob job : ExtractionJob.values()) {
      if (question.contains(Prompt.named(job.prompt()).text())) {
        return Optional.of(job);
      }
    }
    return Optional.empty();
  }

  @Override
  public String apply(ChatRequest request) {
    return jobOf(request)
        .map(job -> answers.getOrDefault(job, any -> NOTHING).apply(request))
        .orElse(summary);
  }
}
