package gaia.lora;

import gaia.background.TaskRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells the queue and the adapter's row how far a training is, now and then. */
final class ReportingWatcher implements TrainingJob.Watcher {

  private static final long BETWEEN = TimeUnit.SECONDS.toNanos(5);
  private static final double OF_THE_ATTEMPT = 0.8;

  /** What is left when the steps are done: the examination. */
  private static final double STEPS_SHARE = 0.9;

  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final TaskRun run;
  private final Adapters adapters;
  private final String adapterId;
  private final LongSupplier nanos;
  private final long end;
  private long reported;

  /**
   * @param timeout of the attempt; it ends itself before
   */
  ReportingWatcher(
      TaskRun run, Adapters adapters, String adapterId, Duration timeout, LongSupplier nanos) {
    this.run = run;
    this.adapters = adapters;
    this.adapterId = adapterId;
    this.nanos = nanos;
    reported = nanos.getAsLong();
    end = reported + (long) (timeout.toNanos() * OF_THE_ATTEMPT);
  }

  /** The attempt should end, and go on in another one. */
  static final class AttemptIsLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void breathe() {
    run.breathe();
  }

  @Override
  public void stepped(List<Double> losses, int steps) {
    if (nanos.getAsLong() - reported >= BETWEEN) {
      report(losses, steps);
    }
  }

  private void report(List<Double> losses, int steps) {
    double seconds = unreportedSeconds();
    List<Double> all = List.copyOf(losses);
    reported = nanos.getAsLong();
    run.save(
        STEPS_SHARE * all.size() / steps,
        "step %d of %d".formatted(all.size(), steps),
        adapterId,
        () -> adapters.progressed(adapterId, all, seconds));
  }

  double unreportedSeconds() {
    return (nanos.getAsLong() - reported) / SECOND;
  }

  @Override
  public void kept() {
    if (nanos.getAsLong() > end) {
      throw new AttemptIsLong();
    }
  }
}
