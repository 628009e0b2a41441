package gaia.background;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task in JSON. The first eight members are the original's; the others were added. */
public record TaskBody(
    String id,
    String type,
    String status,
    Instant created,
    Map<String, String> data,
    int attempts,
    @Nullable Instant lastAttempt,
    @Nullable Map<String, Object> result,
    String campaign,
    int priority,
    int maxAttempts,
    @Nullable Instant notBefore,
    @Nullable Instant finished,
    double progress,
    @Nullable String progressNote,
    @Nullable String stopReason,
    @Nullable String stopSentence,
    @Nullable String error,
    @Nullable List<AttemptBody> history) {

  /** One try in JSON. */
  public record AttemptBody(
      int attempt,
      Instant started,
      @Nullable Instant ended,
      @Nullable String outcome,
      @Nullable String reason,
      @Nullable String error) {

    static AttemptBody of(AttemptView view) {
      return new AttemptBody(
          view.attempt(),
          view.started(),
          view.ended(),
          view.outcome(),
          label(view.reason()),
          view.error());
    }
  }

  public static TaskBody of(TaskView task) {
    return of(task, null);
  }

  static TaskBody of(TaskView task, @Nullable List<AttemptBody> history) {
    StopReason stop = task.stopReason();
    return new TaskBody(
        task.id(),
        task.type(),
        task.status().label(),
        task.created(),
        task.data(),
        task.attempts(),
        task.lastAttempt(),
        task.result().isEmpty() ? null : task.result(),
        task.campaign(),
        task.priority(),
        task.maxAttempts(),
        task.notBefore(),
        task.finished(),
        task.progress(),
        task.progressNote(),
        label(stop),
        stop == null ? null : stop.sentence(),
        task.error(),
        history);
  }

  private static @Nullable String label(@Nullable StopReason reason) {
    return reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
  }
}
