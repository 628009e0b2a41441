package gaia.status;

import gaia.background.admission.UsageWeek;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The learned hours drawn as seven rows of twenty-four, and the same in words.
 *
 * @param nowX column of the present hour, 0 to 23
 * @param nowY row of the present day, 0 for Monday
 */
public record WeekStrip(List<Cell> cells, List<Day> days, int nowX, int nowY) {

  private static final int HOURS = 24;
  private static final double QUIET_MINUTES = 2;
  private static final double BUSY_MINUTES = 20;

  /**
   * One hour.
   *
   * @param level {@code unknown}, {@code quiet}, {@code some} or {@code busy}
   */
  public record Cell(int x, int y, String level) {}

  /** One day in words, such as "0–8, 18–24"; a dash for none. */
  public record Day(String name, String letters, String quiet, String used, String unknown) {}

  static WeekStrip of(QuietHours hours, Instant moment, Locale language) {
    List<Cell> cells = new ArrayList<>();
    for (int hour = 0; hour < UsageWeek.HOURS; hour++) {
      @Nullable Double minutes = hours.minutes().isEmpty() ? null : hours.minutes().get(hour);
      cells.add(new Cell(hour % HOURS, hour / HOURS, level(minutes)));
    }
    List<Day> days = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      int first = (day.getValue() - 1) * HOURS;
      days.add(day(day, language, cells.subList(first, first + HOURS)));
    }
    ZonedDateTime now = moment.atZone(ZoneId.of(hours.zone()));
    return new WeekStrip(cells, days, now.getHour(), now.getDayOfWeek().getValue() - 1);
  }

  private static String level(@Nullable Double minutes) {
    if (minutes == null) {
      return "unknown";
    }
    if (minutes < QUIET_MINUTES) {
      return "quiet";
    }
    return minutes < BUSY_MINUTES ? "some" : "busy";
  }

  private static Day day(DayOfWeek day, Locale language, List<Cell> hours) {
    return new Day(
        day.getDisplayName(TextStyle.FULL, language),
        day.getDisplayName(TextStyle.SHORT, language),
        ranges(hours, List.of("quiet")),
        ranges(hours, List.of("some", "busy")),
        ranges(hours, List.of("unknown")));
  }

  private static String ranges(List<Cell> hours, List<String> levels) {
    List<String> found = new ArrayList<>();
    int start = -1;
    for (int hour = 0; hour <= HOURS; hour++) {
      boolean inside = hour < HOURS && levels.contains(hours.get(hour).level());
      if (inside && start < 0) {
        start = hour;
      } else if (!inside && start >= 0) {
        found.add(start + "–" + hour);
        start = -1;
      }
    }
    return found.isEmpty() ? "–" : String.join(", ", found);
  }
}
