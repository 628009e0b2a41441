package gaia.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.admission.UsageWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestedNightTest {

  private static final double WEEKS = 4 * 60;

  /** A week in which cells are used where the predicate holds. */
  private static UsageWeek week(IntPredicate used) {
    List<UsageWeek.Cell> cells =
        IntStream.range(0, UsageWeek.HOURS)
            .mapToObj(cell -> new UsageWeek.Cell(used.test(cell) ? WEEKS / 2 : 0, WEEKS))
            .toList();
    return new UsageWeek(cells, Instant.EPOCH, ZoneOffset.UTC);
  }

  @Test
  void the_night_is_the_longest_stretch_in_which_nobody_is_there_on_any_day() {
    UsageWeek evenings = week(cell -> cell % 24 >= 8 && cell % 24 < 23);

    assertThat(SuggestedNight.of(evenings)).contains(new SuggestedNight(23, 8));
  }

  @Test
  void one_late_evening_a_week_shortens_the_night_of_all() {
    UsageWeek week = week(cell -> cell % 24 >= 8 && cell % 24 < 22 || cell == 4 * 24 + 23);

    assertThat(SuggestedNight.of(week)).contains(new SuggestedNight(0, 8));
  }

  @Test
  void a_house_that_is_used_round_the_clock_has_no_night() {
    assertThat(SuggestedNight.of(week(cell -> true))).isEmpty();
  }

  @Test
  void what_is_not_known_is_not_quiet() {
    UsageWeek unknown =
        new UsageWeek(
            IntStream.range(0, UsageWeek.HOURS).mapToObj(cell -> new UsageWeek.Cell(0, 0)).toList(),
            Instant.EPOCH,
            ZoneOffset.UTC);

    assertThat(SuggestedNight.of(unknown)).isEmpty();
  }
}
