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

  private final RunControl control;
  private final TaskRepository repository;
  private final CpuBudget budget;
  private final BooleanSupplier userIsBack;
  private final BooleanSupplier isTrusted;

  /** Moves on while the run rests to keep its share of the CPU: a pause is not running time. */
  private long deadline;

  private long cpuThen = THREADS.getCurrentThreadCpuTime();
  private @Nullable String checkpoint;

  LeasedRun(
      RunControl control,
      TaskRepository repository,
      CpuBudget budget,
      BooleanSupplier userIsBack,
      BooleanSupplier isTrusted,
      Duration timeout) {
    this.control = control;
    this.repository = repository;
    this.budget = budget;
    this.userIsBack = userIsBack;
    this.isTrusted = isTrusted;
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
  public Optional<String> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  @Override
  public void breathe() {
    stopIfAsked();
    long cpuNow = THREADS.getCurrentThreadCpuTime();
    long wait = budget.charge(cpuNow - cpuThen, System.nanoTime());
    cpuThen = cpuNow;
    if (wait > 0) {
      long from = System.nanoTime();
      control.rest(wait);
      deadline += System.nanoTime() - from;
      stopIfAsked();
    }
  }

  private void stopIfAsked() {
    if (!control.isWished() && userIsBack.getAsBoolean()) {
      control.stop(StopReason.USER_ACTIVE);
    }
    if (!isTrusted.getAsBoolean()) {
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
