package gaia.privacy;

/** Nothing is wrong, but it cannot be done at this moment; it is asked for again soon. */
public final class NotNow extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason a whole sentence for people
   */
  public NotNow(String reason) {
    super(reason);
  }
}
