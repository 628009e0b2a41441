package gaia.background;

import java.time.Duration;

/**
 * How long a task waits after a failed attempt: {@code base}<sup>attempts</sup> seconds, at most an
 * hour.
 *
 * @param base seconds, at least 1
 */
record RetryPolicy(double base) {

  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * @param attempts failed attempts so far, at least 1
   */
  Duration delayAfter(int attempts) {
    double seconds = Math.min(Math.pow(base, attempts), (double) LONGEST.toSeconds());
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
