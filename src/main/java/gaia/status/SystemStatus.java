package gaia.status;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import gaia.background.TaskBody;
import gaia.background.WishView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
  @Schema(type = SchemaType.ARRAY)
  public record Keyword(String word, long count) {}

  /**
   * What the engine does and why; durations in seconds.
   *
   * @param ending what has to happen for the reason to be over
   */
  public record Scheduler(
      String state,
      String reason,
      String sentence,
      @Nullable String detail,
      Instant since,
      String ending,
      @Nullable Instant endsWhen,
      double idleSeconds,
      double idleThreshold,
      double longIdleThreshold,
      Overnight overnight,
      @Nullable WishView pause,
      @Nullable WishView quiet,
      QuietHours quietHours) {}

  /** The overnight window. */
  public record Overnight(boolean enabled, String start, String end, String zone, boolean open) {}

  /**
   * The machine, in shares from 0 to 1 of what is available to this process.
   *
   * @param cpuUsed by the whole process, the requests of users among it
   * @param cpuLimit for background work alone
   * @param backgroundCpu what background work takes of that, with all it causes in the process
   * @param cpuShare the limit in force
   * @param cpuShareReason why that is less than the limit; null when it is not
   * @param foreignCpu share of the whole machine that other programs use
   * @param memoryReason why background work gets no more memory; null while there is room
   * @param cpuPressure share of time in which some thread of the machine waited for a processor;
   *     null where the system does not tell, as the next
   * @param memoryPressure share of time in which some thread waited for memory
   * @param workers how many tasks can run at the same time
   * @param workerPriority idle, nice or plain; unknown before the first worker has started
   */
  public record Resources(
      double cpuUsed,
      double cpuLimit,
      double memoryUsed,
      double memoryLimit,
      double backgroundCpu,
      double cpuShare,
      @Nullable String cpuShareReason,
      double foreignCpu,
      @Nullable String memoryReason,
      @Nullable Double cpuPressure,
      @Nullable Double memoryPressure,
      int workers,
      String workerPriority,
      String workerPrioritySentence) {}
}
