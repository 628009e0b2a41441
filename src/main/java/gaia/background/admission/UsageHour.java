package gaia.background.admission;

import java.time.Instant;

/**
 * What was counted of one hour of the week. Older weeks fade, so that new habits show after a few
 * weeks.
 *
 * @param active faded sum of minutes with activity
 * @param observed faded sum of minutes in which the house looked
 * @param lastHour beginning of the hour that was counted last
 * @param lastMinutes minutes counted of that hour, 0 to 60
 */
public record UsageHour(double active, double observed, Instant lastHour, int lastMinutes) {

  /** What a week is worth one week later. */
  public static final double FADING = 0.85;

  private static final int MINUTES = 60;

  public static UsageHour unseen() {
    return new UsageHour(0, 0, Instant.EPOCH, 0);
  }

  /**
   * Adds minutes of one hour. Several parts of the same hour, after a restart or from several
   * servers, add up to one hour at most, and what is late is left out.
   *
   * @param activeMinutes 0 to {@code observedMinutes}
   * @param observedMinutes 1 to 60
   */
  public UsageHour plus(Instant hour, int activeMinutes, int observedMinutes) {
    if (hour.isBefore(lastHour)) {
      return this;
    }
    boolean same = hour.equals(lastHour);
    int known = same ? lastMinutes : 0;
    int added = Math.min(observedMinutes, MINUTES - known);
    double fading = same ? 1 : FADING;
    double share = (double) activeMinutes / observedMinutes;
    return new UsageHour(
        active * fading + share * added, observed * fading + added, hour, known + added);
  }
}
