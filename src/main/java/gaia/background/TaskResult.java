package gaia.background;

import java.time.Duration;
import java.util.Map;

/** What a handler returns; the engine acts on it. */
public sealed interface TaskResult {

  /**
   * The work is done.
   *
   * @param result shown to clients; plain values only
   * @param effect runs inside the transaction that completes the task, hence exactly once, and not
   *     at all when the lease was lost meanwhile
   */
  record Done(Map<String, Object> result, Runnable effect) implements TaskResult {
    public Done {
      result = Map.copyOf(result);
    }

    public static Done with(Map<String, Object> result) {
      return new Done(result, () -> {});
    }
  }

  /** Nothing is wrong, but it cannot be done yet. No attempt is charged. */
  record RetryLater(Duration after, String reason) implements TaskResult {}
}
