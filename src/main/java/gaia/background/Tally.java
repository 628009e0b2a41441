package gaia.background;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up how tasks change their state within one transaction. */
final class Tally {

  private final Map<TaskState, Long> change = new EnumMap<>(TaskState.class);

  /**
   * @param before null for a new task
   * @param after null for a removed one
   */
  void moved(@Nullable TaskState before, @Nullable TaskState after) {
    if (before != null) {
      change.merge(before, -1L, Long::sum);
    }
    if (after != null) {
      change.merge(after, 1L, Long::sum);
    }
  }

  /** By state; a state without a change may be missing or zero. */
  Map<TaskState, Long> change() {
    return change;
  }

  boolean isEmpty() {
    return change.values().stream().allMatch(count -> count == 0);
  }
}
