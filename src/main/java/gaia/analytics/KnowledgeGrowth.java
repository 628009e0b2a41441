package gaia.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came and went in the knowledge, by days.
 *
 * @param days every day of the stretch, oldest first, also those on which nothing happened
 */
public record KnowledgeGrowth(List<Day> days) {

  /** How high the bar of the busiest day is drawn. */
  static final double HEIGHT = 100;

  /**
   * One day.
   *
   * @param learned facts that began to be believed
   * @param retracted facts that ceased to be
   * @param x place of the bar, 0 for the oldest
   * @param height of the bar of what was learned, 0 to {@link #HEIGHT}
   */
  public record Day(
      LocalDate date,
      long learned,
      long retracted,
      long opened,
      long settled,
      int x,
      double height) {}

  /** Four counts by days. */
  record Counts(
      Map<LocalDate, Long> learned,
      Map<LocalDate, Long> retracted,
      Map<LocalDate, Long> opened,
      Map<LocalDate, Long> settled) {}

  public KnowledgeGrowth {
    days = List.copyOf(days);
  }

  /** Whether nothing came or went. */
  public boolean idle() {
    return days.stream()
        .allMatch(day -> day.learned + day.retracted + day.opened + day.settled == 0);
  }

  static KnowledgeGrowth of(LocalDate first, LocalDate last, Counts counts) {
    double most = counts.learned().values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Day> days = new ArrayList<>();
    for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
      long learned = counts.learned().getOrDefault(date, 0L);
      days.add(
          new Day(
              date,
              learned,
              counts.retracted().getOrDefault(date, 0L),
              counts.opened().getOrDefault(date, 0L),
              counts.settled().getOrDefault(date, 0L),
              days.size(),
              learned * HEIGHT / Math.max(1, most)));
    }
    return new KnowledgeGrowth(days);
  }
}
