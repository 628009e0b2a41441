package gaia.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finished work by days and by kinds.
 *
 * @param days every day of the stretch, oldest first, also those without work
 * @param kinds busiest first
 */
public record Throughput(List<Day> days, List<Kind> kinds) {

  /** How high the bar of the busiest day is drawn. */
  static final double HEIGHT = 100;

  /**
   * One day.
   *
   * @param meanWaitSeconds from being queued to the first attempt; 0 without tasks
   * @param meanWorkSeconds in all attempts of a task; 0 without tasks
   * @param x place of the bar, 0 for the oldest
   * @param completedHeight 0 to {@link #HEIGHT}
   */
  public record Day(
      LocalDate date,
      long completed,
      long failed,
      double meanWaitSeconds,
      double meanWorkSeconds,
      int x,
      double completedHeight,
      double failedHeight) {}

  /** All days of one kind of task. */
  public record Kind(
      String type, long completed, long failed, double meanWaitSeconds, double meanWorkSeconds) {}

  public Throughput {
    days = List.copyOf(days);
    kinds = List.copyOf(kinds);
  }

  /** Whether nothing was finished. */
  public boolean idle() {
    return kinds.isEmpty();
  }

  static Throughput of(LocalDate first, LocalDate last, List<DaySum> sums) {
    Map<LocalDate, DaySum> byDay = new TreeMap<>();
    Map<String, DaySum> byType = new TreeMap<>();
    for (DaySum sum : sums) {
      byDay.merge(sum.date(), sum, Throughput::plus);
      byType.merge(sum.type(), sum, Throughput::plus);
    }
    long most =
        byDay.values().stream().mapToLong(sum -> sum.completed() + sum.failed()).max().orElse(1);
    List<Day> days = new ArrayList<>();
    for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
      days.add(day(byDay.getOrDefault(date, nothing(date)), days.size(), HEIGHT / most));
    }
    List<Kind> kinds = new ArrayList<>(byType.values().stream().map(Throughput::kind).toList());
    kinds.sort(
        (one, other) ->
            Long.compare(other.completed() + other.failed(), one.completed() + one.failed()));
    return new Throughput(days, kinds);
  }

  private static DaySum nothing(LocalDate date) {
    return new DaySum(date, "", 0, 0, 0, 0);
  }

  private static DaySum plus(DaySum one, DaySum other) {
    return new DaySum(
        one.date(),
        one.type(),
        one.completed() + other.completed(),
        one.failed() + other.failed(),
        one.waitedSeconds() + other.waitedSeconds(),
        one.workedSeconds() + other.workedSeconds());
  }

  private static Day day(DaySum sum, int x, double perTask) {
    return new Day(
        sum.date(),
        sum.completed(),
        sum.failed(),
        mean(sum, sum.waitedSeconds()),
        mean(sum, sum.workedSeconds()),
        x,
        sum.completed() * perTask,
        sum.failed() * perTask);
  }

  private static Kind kind(DaySum sum) {
    return new Kind(
        sum.type(),
        sum.completed(),
        sum.failed(),
        mean(sum, sum.waitedSeconds()),
        mean(sum, sum.workedSeconds()));
  }

  private static double mean(DaySum sum, double seconds) {
    long tasks = sum.completed() + sum.failed();
    return tasks == 0 ? 0 : Math.round(seconds / tasks * 10) / 10.0;
  }
}
