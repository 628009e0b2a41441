package gaia.background;

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
  GIVEN_UP
}
