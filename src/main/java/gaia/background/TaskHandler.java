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
   * How long a whole task of this type is expected to work, used until past tasks tell; decides
   * whether a long one fits into the quiet time that is expected.
   */
  default Duration estimate(BackgroundProcessorConfig config) {
    return timeout(config);
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

  /**
   * How many tasks of this type may be claimed at once, run one after the other and recorded in one
   * transaction. Only for work of moments: what the last of them has done counts when all are done.
   * The setting BG_BUNDLE is the upper limit.
   */
  default int bundle() {
    return 1;
  }

  /**
   * Called on the thread that ran the bundle, after its last run and before the effects, where at
   * least one run is done; also when the bundle is a single task. What several runs have prepared
   * can be made to last here.
   *
   * @param breathe to be called before anything that takes more than moments; when it stops the
   *     work, what the runs have done does not count and is done again later
   * @throws Exception when that failed: the runs that were done have failed, too
   */
  default void bundleEnds(Runnable breathe) throws Exception {}

  /** Called in the transaction that gives the task up for good. */
  default void gaveUp(TaskView task, String cause) {}
}
