package gaia.background;

/** Why an attempt ended before its work was done. */
public enum StopReason {
  USER_ACTIVE("The user came back."),
  PAUSED("Background work was paused."),
  QUIET_MODE("Quiet mode was switched on, or a night in quiet mode was over."),
  MEMORY("Memory ran short."),
  CANCELLED("The task was cancelled."),
  SHUTDOWN("The server was stopped."),
  LEASE_LOST("Another server took over."),
  INTERRUPTED("The server ended without warning."),
  DATABASE_AWAY("The database could not be reached."),
  TIMEOUT("The time allowed for one attempt was used up.");

  private final String sentence;

  StopReason(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
