package gaia.background;

/** Why an attempt ended before its work was done. */
public enum StopReason {
  USER_ACTIVE("The user came back."),
  PAUSED("Background work was paused."),
  MEMORY("Memory ran short."),
  CANCELLED("The task was cancelled."),
  SHUTDOWN("The server was stopped."),
  LEASE_LOST("Another server took over."),
  INTERRUPTED("The server ended without warning."),
  TIMEOUT("The time allowed for one attempt was used up.");

  private final String sentence;

  StopReason(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
