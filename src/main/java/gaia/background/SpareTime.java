package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.IdleDetector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets upkeep that only this server can do, and that stands in no queue, keep to the rules of the
 * queue: it begins when a short task might, ends when the user is back and pays for the processor
 * from the same budget. For one thread at a time.
 */
@ApplicationScoped
public class SpareTime {

  private static final long LONGEST_REST = Duration.ofMillis(100).toNanos();

  @Inject Gatekeeper gatekeeper;
  @Inject MachineShare share;
  @Inject IdleDetector idle;
  @Inject BackgroundProcessorConfig config;

  /** Upkeep that may be stopped at every breath and is continued another time. */
  @FunctionalInterface
  public interface Upkeep<E extends Exception, F extends Exception> {
    void run(Runnable breathe) throws E, F;
  }

  /**
   * Does the upkeep now, or nothing when now is not the time.
   *
   * @throws TaskStopped out of a breath, when the user came back meanwhile
   */
  public <E extends Exception, F extends Exception> void use(Upkeep<E, F> upkeep) throws E, F {
    if (!(gatekeeper.decide() instanceof Admission.Granted)) {
      return;
    }
    share.budget().enter();
    try {
      upkeep.run(this::breathe);
    } finally {
      share.budget().leave();
    }
  }

  private void breathe() {
    stopForUser();
    for (long wait = share.budget().charge(0); wait > 0; wait = share.budget().charge(0)) {
      LockSupport.parkNanos(Math.min(wait, LONGEST_REST));
      stopForUser();
    }
  }

  private void stopForUser() {
    if (idle.idle().compareTo(config.idleThreshold()) < 0) {
      throw new TaskStopped(StopReason.USER_ACTIVE);
    }
  }
}
