package gaia.background;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The running attempt of a real worker: every write is guarded by the lease. */
final class LeasedRun implements TaskRun {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Reading the meter costs some microseconds, so it is not done at every breath. */
  private static final long CHARGE_NANOS = 1_000_000;

  /**
   * What a run minds at each breath.
   *
   * @param slowed other programs need the machine
   * @param isTrusted the lease is known to hold
   */
  record Surroundings(
      CpuBudget budget,
      BooleanSupplier userIsBack,
      BooleanSupplier slowed,
      BooleanSupplier isTrusted) {}

  private final RunControl control;
  private final TaskRepository repository;
  private final Surroundings surroundings;

  /** Moves on while the run rests to keep its share of the CPU: a pause is not running time. */
  private long deadline;

  private long chargedAt = System.nanoTime();
  private long cpuThen = THREADS.getCurrentThreadCpuTime();
  private @Nullable String checkpoint;

  LeasedRun(
      RunControl control, TaskRepository repository, Surroundings surroundings, Duration timeout) {
    this.control = control;
    this.repository = repository;
    this.surroundings = surroundings;
    this.deadline = System.nanoTime() + timeout.toNanos();
    this.checkpoint = control.claim().checkpoint();
  }

  @Override
  public String taskId() {
    return task().id();
  }

  @Override
  public String owner() {
    return task().owner();
  }

  @Override
  public String campaign() {
    return task().campaign();
  }

  @Override
  public Map<String, String> data() {
    return task().data();
  }

  @Override
  public boolean isLastAttempt() {
    return task().attempts() + 1 >= task().maxAttempts();
  }

  @Override
  public Optional<String> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  @Override
  public void breathe() {
    stopIfAsked();
    long now = System.nanoTime();
    if (now - chargedAt < CHARGE_NANOS) {
      return;
    }
    long wait = surroundings.budget().charge(stalled(now));
    if (wait > 0) {
      control.rest(wait);
      deadline += System.nanoTime() - now;
      stopIfAsked();
    }
    chargedAt = System.nanoTime();
    cpuThen = THREADS.getCurrentThreadCpuTime();
  }

  /**
   * While others need the machine, the time for which this thread was kept from a processor is
   * charged as well: a step that is only half done holds up the collector, and with it the requests
   * of users, so it must not be the usual state.
   */
  private long stalled(long now) {
    return surroundings.slowed().getAsBoolean()
        ? Math.max(0, now - chargedAt - (THREADS.getCurrentThreadCpuTime() - cpuThen))
        : 0;
  }

  private void stopIfAsked() {
    if (!control.isWished() && surroundings.userIsBack().getAsBoolean()) {
      control.stop(StopReason.USER_ACTIVE);
    }
    if (!surroundings.isTrusted().getAsBoolean()) {
      control.stop(StopReason.DATABASE_AWAY);
    }
    if (System.nanoTime() - deadline > 0) {
      control.stop(StopReason.TIMEOUT);
    }
    StopReason reason = control.stopRequested();
    if (reason != null) {
      throw new TaskStopped(reason);
    }
  }

  @Override
  public void save(double progress, String note, String newCheckpoint, Runnable effect) {
    boolean held =
        repository.underLease(
            control.claim().lease(),
            (task, attempt) -> {
              effect.run();
              task.advance(progress, note, newCheckpoint);
            });
    if (!held) {
      throw new TaskStopped(StopReason.LEASE_LOST);
    }
    checkpoint = newCheckpoint;
    control.progressed(progress, note);
  }

  private TaskView task() {
    return control.claim().task();
  }
}
