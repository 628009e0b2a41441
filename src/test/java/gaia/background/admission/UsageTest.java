package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Counting minutes, hours and weeks. */
class UsageTest {

  private static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");

  @Test
  void a_full_hour_with_some_activity_is_counted_when_it_ends() {
    MinuteCount count = new MinuteCount(ZoneOffset.UTC);
    for (int minute = 0; minute < 60; minute++) {
      assertThat(count.look(TEN.plusSeconds(minute * 60L), false)).isEmpty();
      assertThat(count.look(TEN.plusSeconds(minute * 60L + 30), minute % 4 == 0)).isEmpty();
    }

    assertThat(count.look(TEN.plusSeconds(3600), true))
        .contains(new MinuteCount.Counted(TEN, 15, 60));
  }

  @Test
  void time_in_which_the_machine_slept_is_not_counted() {
    MinuteCount count = new MinuteCount(ZoneOffset.UTC);
    count.look(TEN, false);
    count.look(TEN.plusSeconds(60), false);

    assertThat(count.look(TEN.plus(Duration.ofHours(5)), false))
        .contains(new MinuteCount.Counted(TEN, 0, 2));
  }

  @Test
  void a_clock_that_is_set_back_counts_no_minute_twice() {
    MinuteCount count = new MinuteCount(ZoneOffset.UTC);
    count.look(TEN.plusSeconds(300), false);
    for (int minute = 0; minute < 5; minute++) {
      count.look(TEN.plusSeconds(minute * 60L), true);
    }

    assertThat(count.end()).isEmpty();
  }

  @Test
  void hours_begin_on_the_wall_of_the_zone() {
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    MinuteCount count = new MinuteCount(kolkata);
    count.look(Instant.parse("2026-06-01T10:29:00Z"), true);

    Optional<MinuteCount.Counted> ended = count.look(Instant.parse("2026-06-01T10:30:00Z"), false);

    assertThat(ended.orElseThrow().hour()).isEqualTo("2026-06-01T09:30:00Z");
  }

  @Test
  void older_weeks_fade() {
    UsageHour hour = UsageHour.unseen().plus(TEN, 60, 60);
    for (int week = 1; week <= 20; week++) {
      hour = hour.plus(TEN.plus(Duration.ofDays(7L * week)), 0, 60);
    }

    assertThat(60 * hour.active() / hour.observed()).isLessThan(1);
  }

  @Test
  void parts_of_one_hour_add_up_to_one_hour_at_most() {
    UsageHour hour = UsageHour.unseen().plus(TEN, 10, 40).plus(TEN, 40, 40);

    assertThat(hour.observed()).isEqualTo(60);
    assertThat(hour.active()).isCloseTo(10 + 20, within(1e-9));
    assertThat(hour.plus(TEN, 60, 60)).isEqualTo(hour);
    assertThat(hour.plus(TEN.minusSeconds(3600), 60, 60)).isEqualTo(hour);
  }

  @Property
  void there_are_never_more_active_than_observed_minutes(
      @ForAll @IntRange(min = 1, max = 60) int observed,
      @ForAll @IntRange(max = 60) int active,
      @ForAll @IntRange(max = 5) int weeks) {
    UsageHour hour = UsageHour.unseen();
    for (int week = 0; week <= weeks; week++) {
      Instant when = TEN.plus(Duration.ofDays(7L * week));
      hour = hour.plus(when, Math.min(active, observed), observed).plus(when, observed, observed);
    }

    assertThat(hour.active()).isLessThanOrEqualTo(hour.observed() + 1e-9);
  }

  @Test
  void the_week_begins_on_monday_at_midnight() {
    ZonedDateTime monday = ZonedDateTime.parse("2026-06-01T00:30:00Z");

    assertThat(UsageWeek.cellOf(monday)).isZero();
    assertThat(UsageWeek.cellOf(monday.minusHours(1))).isEqualTo(167);
  }
}
