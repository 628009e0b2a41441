package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuietForecastTest {

  /** A Monday. */
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final UsageWeek.Cell QUIET = new UsageWeek.Cell(0, 150);
  private static final UsageWeek.Cell BUSY = new UsageWeek.Cell(75, 150);
  private static final UsageWeek.Cell SEEN_ONCE = new UsageWeek.Cell(0, 60);

  private static UsageWeek week(ZoneId zone, IntPredicate busy) {
    List<UsageWeek.Cell> cells = new ArrayList<>();
    for (int hour = 0; hour < UsageWeek.HOURS; hour++) {
      cells.add(busy.test(hour) ? BUSY : QUIET);
    }
    return new UsageWeek(cells, NOON.minus(Duration.ofDays(15)), zone);
  }

  private static QuietForecast used(IntPredicate busy) {
    return new QuietForecast(week(ZoneOffset.UTC, busy));
  }

  @Test
  void quiet_lasts_until_the_next_hour_in_which_somebody_usually_comes() {
    QuietForecast forecast = used(hour -> hour == 15);

    assertThat(forecast.expectedQuiet(NOON.plusSeconds(600))).hasHours(2).hasMinutes(170);
    assertThat(forecast.quietUntil(NOON)).contains(Instant.parse("2026-06-01T15:00:00Z"));
  }

  @Test
  void in_an_hour_of_use_no_quiet_is_expected_and_the_next_quiet_hour_is_known() {
    QuietForecast forecast = used(hour -> hour == 12);

    assertThat(forecast.expectedQuiet(NOON)).isZero();
    assertThat(forecast.nextQuiet(NOON)).contains(Instant.parse("2026-06-01T13:00:00Z"));
  }

  @Test
  void it_has_no_say_before_two_weeks_were_observed() {
    QuietForecast forecast = used(hour -> false);
    Instant early = NOON.minus(Duration.ofDays(2));

    assertThat(forecast.hasSay(early)).isFalse();
    assertThat(forecast.expectedQuiet(early)).isZero();
    assertThat(forecast.nextQuiet(early)).isEmpty();
    assertThat(forecast.expectedQuiet(NOON)).isPositive();
  }

  @Test
  void an_hour_that_was_observed_in_one_week_only_is_not_taken_for_quiet() {
    List<UsageWeek.Cell> cells = new ArrayList<>(week(ZoneOffset.UTC, hour -> false).cells());
    cells.set(14, SEEN_ONCE);
    Instant since = NOON.minus(Duration.ofDays(30));
    QuietForecast forecast = new QuietForecast(new UsageWeek(cells, since, ZoneOffset.UTC));

    assertThat(forecast.expectedQuiet(NOON)).hasHours(2);
  }

  @Test
  void a_house_that_nobody_uses_is_quiet_for_a_week_and_one_always_used_never() {
    assertThat(used(hour -> false).expectedQuiet(NOON)).hasDays(7);
    assertThat(used(hour -> true).expectedQuiet(NOON)).isZero();
    assertThat(used(hour -> true).nextQuiet(NOON)).isEmpty();
  }

  @Test
  void the_night_in_which_clocks_go_forward_is_an_hour_shorter() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    // Monday 0 h is cell 0, so Sunday from 7 h on is from cell 6 * 24 + 7 on.
    UsageWeek week = week(berlin, hour -> hour == 6 * 24 + 7);
    UsageWeek observed = new UsageWeek(week.cells(), NOON.minus(Duration.ofDays(90)), berlin);
    Instant saturdayEvening = Instant.parse("2026-03-28T22:00:00Z");

    assertThat(new QuietForecast(observed).expectedQuiet(saturdayEvening)).hasHours(7);
  }

  @Property
  void the_expected_quiet_ends_where_the_hours_say(
      @ForAll @IntRange(max = 167) int busyHour, @ForAll @IntRange(max = 10_079) int minute) {
    Instant now = NOON.plus(Duration.ofMinutes(minute));
    Instant end = now.plus(used(hour -> hour == busyHour).expectedQuiet(now));

    assertThat(UsageWeek.cellOf(end.atZone(ZoneOffset.UTC))).isEqualTo(busyHour);
  }
}
