package gaia.knowledge.extraction;

import gaia.languagemodel.Prompt;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The prompts of this room, read once for each reading of a conversation. */
final class ExtractionPrompts {

  private final Prompt rules = Prompt.named("extract");
  private final Prompt summary = Prompt.named("summarize");
  private final Map<ExtractionJob, Prompt> jobs = new EnumMap<>(ExtractionJob.class);

  ExtractionPrompts() {
    for (ExtractionJob job : ExtractionJob.values()) {
      jobs.put(job, Prompt.named(job.prompt()));
    }
  }

  /** What is the same for all jobs. */
  Prompt rules() {
    return rules;
  }

  Prompt summary() {
    return summary;
  }

  Prompt of(ExtractionJob job) {
    return Objects.requireNonNull(jobs.get(job), job.name());
  }

  /** One for all of them together: their versions in a fixed order. */
  String version() {
    return rules.version()
        + "."
        + jobs.values().stream().map(Prompt::version).collect(Collectors.joining("."))
        + "."
        + summary.version();
  }
}
