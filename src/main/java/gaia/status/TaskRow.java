package gaia.status;

import gaia.background.StopReason;
import gaia.background.TaskState;
import gaia.background.TaskView;
import org.jspecify.annotations.Nullable;

/**
 * A task in a table, with what a person may do about it.
 *
 * @param cause why it failed or stopped last; empty when there is nothing to say
 */
public record TaskRow(
    TaskView task,
    String state,
    String cause,
    boolean startable,
    boolean cancellable,
    boolean retriable) {

  static TaskRow of(TaskView task) {
    TaskState state = task.status();
    return new TaskRow(
        task,
        state.label(),
        cause(task),
        state == TaskState.PENDING,
        !state.isFinished(),
        state == TaskState.FAILED || state == TaskState.CANCELLED);
  }

  private static String cause(TaskView task) {
    StopReason stop = task.stopReason();
    String error = task.error();
    return error != null ? error : stop == null ? "" : stop.sentence();
  }

  /** Progress in whole percent. */
  public long percent() {
    return Math.round(task.progress() * 100);
  }

  /** The archive that the task is about; empty when it is about none. */
  public String archive() {
    @Nullable String id = task.data().get("archive_id");
    return id == null ? "" : id;
  }
}
