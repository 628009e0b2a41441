package gaia.status;

import gaia.background.StopReason;
import gaia.background.TaskState;
import gaia.background.TaskView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A task in a table, with what a person may do about it.
 *
 * @param cause why it failed or stopped last; empty when there is nothing to say
 * @param stop name of the reason in {@code cause}; null when that is a fault
 */
public record TaskRow(
    TaskView task,
    String state,
    String cause,
    @Nullable String stop,
    boolean startable,
    boolean cancellable,
    boolean retriable) {

  static TaskRow of(TaskView task) {
    TaskState state = task.status();
    return new TaskRow(
        task,
        state.label(),
        cause(task),
        stop(task.error(), task.stopReason()),
        state == TaskState.PENDING,
        !state.isFinished(),
        state == TaskState.FAILED || state == TaskState.CANCELLED);
  }

  static @Nullable String stop(@Nullable String error, @Nullable StopReason reason) {
    return error != null || reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
  }

  private static String cause(TaskView task) {
    StopReason stop = task.stopReason();
    String error = task.error();
    return error != null ? error : stop == null ? "" : stop.sentence();
  }

  /** The archive that the task is about; empty when it is about none. */
  public String archive() {
    @Nullable String id = task.data().get("archive_id");
    return id == null ? "" : id;
  }
}
