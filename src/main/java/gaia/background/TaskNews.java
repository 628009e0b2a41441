package gaia.background;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What listeners are told of one task.
 *
 * @param change {@code submitted}, {@code steered}, {@code started}, {@code progress}, {@code
 *     completed}, {@code failed}, {@code cancelled}, {@code yielded}, {@code postponed} or {@code
 *     interrupted}
 * @param status where the task stands after it; a failed try may leave it pending
 * @param progress 0 to 1
 */
public record TaskNews(
    String id,
    String type,
    @JsonIgnore String owner,
    String campaign,
    String change,
    String status,
    double progress,
    @Nullable String progressNote,
    @Nullable String stopReason,
    @Nullable String stopSentence,
    @Nullable String error) {

  static TaskNews of(Task task, String change) {
    StopReason stop = task.stopReason;
    return new TaskNews(
        task.id,
        task.type,
        task.owner,
        task.campaign,
        change,
        task.state.label(),
        task.progress,
        task.progressNote,
        label(stop),
        stop == null ? null : stop.sentence(),
        task.error);
  }

  static TaskNews progress(TaskView task, String change, double progress, @Nullable String note) {
    return new TaskNews(
        task.id(),
        task.type(),
        task.owner(),
        task.campaign(),
        change,
        TaskState.PROCESSING.label(),
        progress,
        note,
        null,
        null,
        null);
  }

  static TaskNews ended(
      TaskView task,
      TaskState state,
      String change,
      @Nullable StopReason stop,
      @Nullable String error) {
    return new TaskNews(
        task.id(),
        task.type(),
        task.owner(),
        task.campaign(),
        change,
        state.label(),
        state == TaskState.COMPLETED ? 1 : task.progress(),
        task.progressNote(),
        label(stop),
        stop == null ? null : stop.sentence(),
        error);
  }

  private static @Nullable String label(@Nullable StopReason reason) {
    return reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
  }
}
