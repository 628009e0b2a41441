package gaia.knowledge.extraction;

import gaia.background.StopReason;
import gaia.background.TaskRun;
import gaia.background.TaskStopped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stores how far a reading has come: after every call to a model that takes its time, and after
 * several to one that answers in no time, since a long reading is more to write than to read on.
 * What is not stored yet when the reading ends early is stored then.
 */
final class Checkpoints {

  /** Of work, at most so much is done again after a crash, beside the call it fell into. */
  private static final long NANOS = Duration.ofMillis(200).toNanos();

  private final TaskRun run;
  private @Nullable Reading open;
  private long storedAt = System.nanoTime();

  Checkpoints(TaskRun run) {
    this.run = run;
  }

  void reached(Reading reading) {
    open = reading;
    if (System.nanoTime() - storedAt >= NANOS) {
      store();
    }
  }

  /** Stores what is open. */
  void store() {
    Reading reading = open;
    if (reading != null) {
      run.save(reading.progress(), reading.note(), reading.checkpoint());
      open = null;
      storedAt = System.nanoTime();
    }
  }

  /** The same on the way out, where there is still something to store it in. */
  void store(TaskStopped stopped) {
    if (stopped.reason() != StopReason.LEASE_LOST && stopped.reason() != StopReason.DATABASE_AWAY) {
      store();
    }
  }
}
