package gaia.languagemodel;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a program that ended without being asked may be started again: each time twice as late. Used
 * under the lock of its owner.
 */
final class RestartDelay {

  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Duration FIRST = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private int failures;
  private long over;

  /**
   * @param nanos the clock of the process, as {@link System#nanoTime()}
   */
  RestartDelay(LongSupplier nanos) {
    this.nanos = nanos;
    this.over = nanos.getAsLong();
  }

  void failed() {
    failures++;
    over = nanos.getAsLong() + after(failures).toNanos();
  }

  void worked() {
    failures = 0;
  }

  /** How often in a row. */
  int failures() {
    return failures;
  }

  boolean isOver() {
    return nanos.getAsLong() - over >= 0;
  }

  /** More than nothing, always. */
  Duration left() {
    return Duration.ofNanos(Math.max(1, over - nanos.getAsLong()));
  }

  static Duration after(int failures) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, 20));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
