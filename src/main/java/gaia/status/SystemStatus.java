package gaia.status;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import gaia.background.TaskBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole house at one moment. {@code tasks} and {@code archives} are the objects of
 * the first GAIA with members added; the others are new.
 *
 * @param queueEta when the queue will be empty if work goes on as it did; null when unknown
 */
public record SystemStatus(
    TaskFigures tasks,
    ArchiveFigures archives,
    Scheduler scheduler,
    Resources resources,
    LanguageModelFigures languageModel,
    @Nullable Instant queueEta) {

  /**
   * The language model.
   *
   * @param condition none, resting, starting, ready or down
   * @param contextWindow tokens of question and answer together; null when unknown
   */
  public record LanguageModelFigures(
      String condition, @Nullable String name, @Nullable Integer contextWindow, String sentence) {}

  /** The queue in numbers. */
  public record TaskFigures(
      @Nullable TaskBody currentTask,
      long pendingCount,
      long completedCount,
      long failedCount,
      long cancelledCount,
      boolean isProcessing,
      boolean isIdle,
      Instant lastActivity) {}

  /** The archives in numbers. */
  public record ArchiveFigures(
      long totalArchives,
      long processedArchives,
      long pendingArchives,
      long failedArchives,
      List<Keyword> topKeywords) {}

  /** A keyword and in how many archives it is; a pair in JSON. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"word", "count"})
  public record Keyword(String word, long count) {}

  /** What the engine does and why; durations in seconds. */
  public record Scheduler(
      String state,
      String reason,
      String sentence,
      Instant since,
      @Nullable Instant endsWhen,
      double idleSeconds,
      double idleThreshold,
      double longIdleThreshold,
      Overnight overnight) {}

  /** The overnight window. */
  public record Overnight(boolean enabled, String start, String end, String zone, boolean open) {}

  /** The machine, in shares from 0 to 1 of what is available to this process. */
  public record Resources(double cpuUsed, double cpuLimit, double memoryUsed, double memoryLimit) {}
}
