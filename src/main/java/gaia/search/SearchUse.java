package gaia.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much was searched, by days.
 *
 * @param days every day of the stretch, oldest first, also those on which nobody searched
 * @param searches of all days
 * @param found how many of them had a hit
 * @param share of those with a hit, 0 to 1; 0 where nobody searched
 * @param meanSeconds how long a search took
 */
public record SearchUse(
    List<Day> days, long searches, long found, double share, double meanSeconds) {

  /** How high the bar of the busiest day is drawn. */
  static final double HEIGHT = 100;

  /**
   * One day.
   *
   * @param x place of the bar, 0 for the oldest
   * @param height of the bar, 0 to {@link #HEIGHT}
   * @param foundHeight the part of it that had a hit
   */
  public record Day(
      LocalDate date, long searches, long found, int x, double height, double foundHeight) {}

  public SearchUse {
    days = List.copyOf(days);
  }

  /** Whether nobody searched. */
  public boolean idle() {
    return searches == 0;
  }

  static SearchUse of(LocalDate first, LocalDate last, List<SearchDay> rows) {
    Map<LocalDate, SearchDay.Sum> sums = new HashMap<>();
    rows.forEach(row -> sums.merge(row.date, row.sum(), SearchDay.Sum::plus));
    SearchDay.Sum none = new SearchDay.Sum(0, 0, 0);
    SearchDay.Sum all = sums.values().stream().reduce(none, SearchDay.Sum::plus);
    double most =
        Math.max(1, sums.values().stream().mapToLong(SearchDay.Sum::searches).max().orElse(1));
    List<Day> days = new ArrayList<>();
    for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
      SearchDay.Sum sum = sums.getOrDefault(date, none);
      days.add(
          new Day(
              date,
              sum.searches(),
              sum.found(),
              days.size(),
              sum.searches() * HEIGHT / most,
              sum.found() * HEIGHT / most));
    }
    long many = Math.max(1, all.searches());
    return new SearchUse(
        days, all.searches(), all.found(), (double) all.found() / many, all.seconds() / many);
  }
}
