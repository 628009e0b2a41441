package gaia.background;

import gaia.access.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** For how long people may want a pause or quiet. */
public final class WishedTime {

  /** A week. */
  public static final int MOST_MINUTES = 7 * 24 * 60;

  private WishedTime() {}

  /**
   * The end of a wish that begins now.
   *
   * @throws Refusal unless it is 1 minute to a week
   */
  public static Instant until(int minutes, Clock clock) {
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw Refusal.invalid("minutes must be 1 to %d".formatted(MOST_MINUTES));
    }
    return clock.instant().plus(Duration.ofMinutes(minutes));
  }
}
