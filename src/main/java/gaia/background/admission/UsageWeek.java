package gaia.background.admission;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * How the house is used over a week: one cell for each of the 168 hours from Monday 0 h on, on the
 * wall of one time zone. Only counts of minutes; nothing about who or what.
 *
 * @param since the first hour that was ever observed
 */
public record UsageWeek(List<Cell> cells, Instant since, ZoneId zone) {

  public static final int HOURS = 168;

  private static final double MINUTES = 60;

  /** Two observed weeks, after the fading of the first. */
  private static final double TWO_WEEKS = 1 + UsageHour.FADING - 0.2;

  /** With less than this much use, an hour counts as one in which nobody is here. */
  private static final double QUIET_MINUTES = 2;

  /**
   * One hour of the week.
   *
   * @param active faded sum of minutes with activity
   * @param observed faded sum of minutes in which the house looked
   */
  public record Cell(double active, double observed) {

    static final Cell UNKNOWN = new Cell(0, 0);

    /** Whether it was observed in two weeks at least. */
    public boolean isKnown() {
      return observed >= TWO_WEEKS * MINUTES;
    }

    /** Minutes of an hour in which the house is used, on average; 0 to 60. */
    public double minutes() {
      return observed <= 0 ? 0 : MINUTES * active / observed;
    }

    public boolean isQuiet() {
      return isKnown() && minutes() < QUIET_MINUTES;
    }
  }

  public UsageWeek {
    if (cells.size() != HOURS) {
      throw new IllegalArgumentException("a week has 168 hours");
    }
    cells = List.copyOf(cells);
  }

  /** The cell of a moment: 0 is Monday from 0 to 1 h. */
  public static int cellOf(ZonedDateTime moment) {
    return (moment.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()) * 24 + moment.getHour();
  }

  public Cell at(ZonedDateTime moment) {
    return cells.get(cellOf(moment));
  }
}
