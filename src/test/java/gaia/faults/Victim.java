package gaia.faults;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A process that is killed and started again on the same data, and the client's way into it. One
 * thread starts and kills; others submit meanwhile.
 */
public interface Victim extends AutoCloseable {

  /** The ways in which it can be killed, each of which can really happen to it. */
  List<Death> deaths();

  /** Starts the process without waiting; it stops at the point, if one is given. */
  void start(Optional<CrashPoint> point);

  boolean isReady();

  boolean isAlive();

  /** Whether it stands at the point given at its start. */
  boolean isAtPoint();

  void askToStop();

  /** Ends the process with SIGKILL and waits until it is gone. */
  void kill();

  /** Calls once under an id, and notes call and answer. */
  void submit(String id, History history);

  /** Whether a file of this kind came into being since the last start. */
  boolean hasSeen(Death.AtFile file);

  /** How many tasks wait or run; empty when there is no answer. */
  OptionalLong unfinished();

  /** Whether nothing waits and nothing runs. */
  default boolean isAtRest() {
    return unfinished().orElse(1) == 0;
  }

  /** What the process is doing, for whoever has to find out why it does not get on. */
  default String diagnosis() {
    return "";
  }

  /** What a finished call has exactly once. */
  Set<String> effects();

  /** Looks at everything that is there; only at rest. */
  Census census();

  @Override
  void close();

  /**
   * Everything that is there.
   *
   * @param attempts when each attempt at a task began, in any order
   * @param tasks when each task came and went, in any order
   */
  record Census(List<Remains> remains, List<Instant> attempts, List<Stay> tasks) {
    public Census {
      remains = List.copyOf(remains);
      attempts = List.copyOf(attempts);
      tasks = List.copyOf(tasks);
    }
  }

  /** How long a task was in the queue. */
  record Stay(Instant created, Instant finished) {}
}
