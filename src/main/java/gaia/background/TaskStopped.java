package gaia.background;

/** Ends an attempt early without a fault. Handlers let it pass. */
public final class TaskStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StopReason reason;

  public TaskStopped(StopReason reason) {
    super(reason.sentence(), null, false, false);
    this.reason = reason;
  }

  public StopReason reason() {
    return reason;
  }
}
