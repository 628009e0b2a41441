package gaia.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  private static DaySum sum(int day, String type, long completed, long failed) {
    return new DaySum(MONDAY.plusDays(day), type, completed, failed, 10 * completed, 2 * completed);
  }

  @Test
  void a_day_without_work_is_there_too() {
    Throughput week =
        Throughput.of(MONDAY, MONDAY.plusDays(6), List.of(sum(0, "a", 3, 0), sum(6, "a", 1, 0)));

    assertThat(week.days()).hasSize(7);
    assertThat(week.days())
        .extracting(Throughput.Day::completed)
        .containsExactly(3L, 0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(week.days()).extracting(Throughput.Day::x).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void the_busiest_day_is_as_high_as_the_chart() {
    Throughput week =
        Throughput.of(
            MONDAY,
            MONDAY.plusDays(1),
            List.of(sum(0, "a", 3, 1), sum(0, "b", 4, 0), sum(1, "a", 2, 0)));

    Throughput.Day busiest = week.days().get(0);
    assertThat(busiest.completedHeight() + busiest.failedHeight())
        .isCloseTo(Throughput.HEIGHT, within(1e-9));
    assertThat(week.days().get(1).completedHeight()).isCloseTo(25, within(1e-9));
  }

  @Test
  void means_are_over_all_tasks_of_a_day_and_of_a_kind() {
    Throughput week = Throughput.of(MONDAY, MONDAY, List.of(sum(0, "a", 3, 0), sum(0, "b", 1, 0)));

    assertThat(week.days().get(0).meanWaitSeconds()).isEqualTo(10);
    assertThat(week.days().get(0).meanWorkSeconds()).isEqualTo(2);
    assertThat(week.kinds()).extracting(Throughput.Kind::type).containsExactly("a", "b");
  }

  @Test
  void where_nothing_was_finished_nothing_is_divided() {
    Throughput week = Throughput.of(MONDAY, MONDAY.plusDays(2), List.of());

    assertThat(week.idle()).isTrue();
    assertThat(week.days())
        .allMatch(day -> day.completedHeight() == 0 && day.meanWaitSeconds() == 0);
  }
}
