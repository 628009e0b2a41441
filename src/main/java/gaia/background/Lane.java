package gaia.background;

import org.jspecify.annotations.Nullable;

/** Where a task stands, for the one index that finds tasks; stored as its ordinal. */
enum Lane {
  /** A person wants it now. */
  WISHED,
  READY,
  /** Ready, once the user has been away for long. */
  READY_LONG,
  BACKING_OFF,
  RUNNING,
  COMPLETED,
  /** Failed or cancelled. */
  GIVEN_UP;

  /**
   * The lane in which all tasks of a state stand, where they are few among all that are kept; to
   * find them the others need not be looked at. Null otherwise.
   */
  static @Nullable Lane ofFew(@Nullable TaskState state) {
    if (state == TaskState.PROCESSING) {
      return RUNNING;
    }
    return state == TaskState.FAILED || state == TaskState.CANCELLED ? GIVEN_UP : null;
  }
}
