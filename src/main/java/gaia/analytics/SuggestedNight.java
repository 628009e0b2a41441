package gaia.analytics;

import gaia.background.admission.UsageWeek;
import java.util.Optional;

/**
 * The hours that the overnight window should have, going by when the house is used.
 *
 * @param start first hour, 0 to 23
 * @param end hour in which it closes, 0 to 23; before {@code start} where it crosses midnight
 */
public record SuggestedNight(int start, int end) {

  private static final int HOURS = 24;
  private static final int DAYS = 7;

  /** Shorter nights are not worth a window. */
  private static final int SHORTEST = 2;

  /** The longest stretch of hours that are quiet on every day of the week; empty without one. */
  static Optional<SuggestedNight> of(UsageWeek week) {
    int bestStart = 0;
    int bestLength = 0;
    for (int start = 0; start < HOURS; start++) {
      int length = 0;
      while (length < HOURS - 1 && isQuiet(week, (start + length) % HOURS)) {
        length++;
      }
      if (length > bestLength) {
        bestStart = start;
        bestLength = length;
      }
    }
    return bestLength < SHORTEST
        ? Optional.empty()
        : Optional.of(new SuggestedNight(bestStart, (bestStart + bestLength) % HOURS));
  }

  private static boolean isQuiet(UsageWeek week, int hour) {
    for (int day = 0; day < DAYS; day++) {
      if (!week.cells().get(day * HOURS + hour).isQuiet()) {
        return false;
      }
    }
    return true;
  }
}
