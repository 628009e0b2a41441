package gaia.background;

import java.util.Map;
import java.util.Optional;

/** One attempt at a task, as its handler sees it. Used by one thread only. */
public interface TaskRun {

  String taskId();

  String owner();

  String campaign();

  /** What the task was submitted with. */
  Map<String, String> data();

  /** Whether the task is given up when this attempt fails. */
  default boolean isLastAttempt() {
    return true;
  }

  /** What {@link #save} stored last, in this attempt or an earlier one. */
  Optional<String> checkpoint();

  /**
   * Ends this attempt when it has to stop, and keeps it within its share of the CPU otherwise.
   *
   * @throws TaskStopped when the user is back, the task was cancelled, the server stops, the time
   *     is up or the lease is lost
   */
  void breathe();

  /**
   * Stores how far the work has come, in a transaction of its own.
   *
   * @param progress 0 to 1
   * @throws TaskStopped when the lease is lost; nothing was stored then
   */
  default void save(double progress, String note, String checkpoint) {
    save(progress, note, checkpoint, () -> {});
  }

  /**
   * Stores a step: what it brought about, the checkpoint behind it and the progress, all in one
   * transaction. A step whose checkpoint is stored has happened, exactly once.
   *
   * @param progress 0 to 1
   * @param effect changes the database in the caller's stead; what it throws is passed on, and
   *     nothing was stored then
   * @throws TaskStopped when the lease is lost; the effect was not run or is undone then
   */
  void save(double progress, String note, String checkpoint, Runnable effect);
}
