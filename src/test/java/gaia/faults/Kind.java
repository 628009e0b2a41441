package gaia.faults;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a transaction does to the queue, told from the rows it writes. */
public enum Kind {
  /** A worker takes tasks. */
  CLAIM,
  /** The end of an attempt that has done its work. */
  COMPLETION,
  /** A task, and what comes with it, is put into the queue. */
  SUBMISSION,
  /** A running attempt stores how far it has come. */
  STEP,
  /** A task goes back to the queue. */
  RELEASE,
  /** A sign of life, for the other servers on the same database. */
  RENEWAL,
  /** Anything else that writes. */
  OTHER;

  /**
   * Tells the kind of a transaction.
   *
   * @param writes its statements that change something, each with its parameters as text
   */
  public static Kind of(List<String> writes) {
    String all =
        writes.stream()
            .map(write -> write.toLowerCase(Locale.ROOT))
            .filter(write -> !write.contains("task_tally"))
            .collect(Collectors.joining("\n"));
    if (all.contains("lease_token + ")) {
      return CLAIM;
    }
    if (all.contains("update task") && all.contains("completed")) {
      return COMPLETION;
    }
    if (all.contains("insert into task ")) {
      return SUBMISSION;
    }
    if (all.contains("checkpoint_data")) {
      return STEP;
    }
    if (all.contains("update task") && all.contains("pending")) {
      return RELEASE;
    }
    return all.contains("engine_server") ? RENEWAL : OTHER;
  }
}
