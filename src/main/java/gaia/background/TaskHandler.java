package gaia.background;

import java.time.Duration;

/**
 * Does the work of one type of task. A new type is one package-private CDI bean that implements
 * this, in the room that owns the work; the engine finds it and nothing else changes.
 *
 * <p>A handler may be run again after a crash, a stop or a failure, so it must be safe to repeat.
 * It works in short transactions of its own, calls {@link TaskRun#breathe()} between units of work
 * (a few milliseconds each), and hands what must happen exactly once to {@link TaskResult.Done}.
 */
public interface TaskHandler {

  /** Stable name, {@code [a-z_]+}; stored in the queue and shown to clients. */
  String type();

  /** Lower runs first. */
  int priority(BackgroundProcessorConfig config);

  /** How long one attempt may run; pauses are not counted. */
  Duration timeout(BackgroundProcessorConfig config);

  /** True when the user should have been away for long before this starts. */
  default boolean needsLongIdle() {
    return false;
  }

  /**
   * How many bytes an attempt may need beyond what the server holds already; 0 when that is next to
   * nothing. While there is no such room below {@code BG_MAX_MEMORY}, tasks of this type wait.
   */
  default long memoryEstimate() {
    return 0;
  }

  /**
   * Does the work, or as much of it as it gets.
   *
   * @throws TaskStopped passed on from {@link TaskRun}: the task goes back to the queue
   * @throws PermanentFailure when trying again cannot help; any other exception is tried again
   */
  TaskResult run(TaskRun run) throws Exception;

  /** Called in the transaction that gives the task up for good. */
  default void gaveUp(TaskView task, String cause) {}
}
