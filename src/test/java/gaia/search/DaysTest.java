package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

  /** A Friday. */
  private static final LocalDate TOLD = LocalDate.of(2026, 5, 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We met yesterday. | 2026-04-30 | 2026-04-30",
        "I am there tonight | 2026-05-01 | 2026-05-01",
        "See you tomorrow! | 2026-05-02 | 2026-05-02",
        "It broke three days ago | 2026-04-28 | 2026-04-28",
        "2 weeks ago we left | 2026-04-13 | 2026-04-19",
        "a couple of months ago | 2026-03-01 | 2026-03-31",
        "She came a year ago | 2025-01-01 | 2025-12-31",
        "last weekend was fun | 2026-04-25 | 2026-04-26",
        "We won last week | 2026-04-20 | 2026-04-26",
        "I leave next month | 2026-06-01 | 2026-06-30",
        "the plan for this year | 2026-01-01 | 2026-12-31",
        "I saw her last Friday | 2026-04-24 | 2026-04-24",
        "on Tues we play | 2026-04-28 | 2026-04-28",
        "until next Monday | 2026-05-04 | 2026-05-04",
      })
  void days_are_counted_from_the_day_of_the_telling(String text, LocalDate first, LocalDate last) {
    assertThat(Days.in(text, TOLD)).containsExactly(new Days(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"the last straw", "next to me", "ago", "Friday", "at last we can"})
  void other_words_are_no_days(String text) {
    assertThat(Days.in(text, TOLD)).isEmpty();
  }

  @Property(tries = 300)
  void packing_loses_nothing(@ForAll short day, @ForAll byte length) {
    LocalDate first = LocalDate.ofEpochDay(day);
    Days days = new Days(first, first.plusDays(Math.abs(length)));

    assertThat(Days.unpacked(days.packed())).isEqualTo(days);
  }

  @Property(tries = 300)
  void any_text_can_be_read(@ForAll String text) {
    assertThat(Days.in(text + " 999 years ago " + text, LocalDate.MIN.plusYears(1)))
        .hasSizeLessThanOrEqualTo(8);
  }

  @Example
  void a_flood_of_days_is_cut() {
    assertThat(Days.in("yesterday tomorrow ".repeat(10_000), TOLD)).hasSize(8);
  }

  @Example
  void a_question_about_a_day_is_met_by_who_spoke_of_it_later() {
    AskedTime asked = AskedTime.in("What broke on 28 April?", TOLD);
    long[] threeDaysAgo = {Days.in("three days ago", TOLD).get(0).packed()};

    assertThat(asked.fits(TOLD.plusDays(20).atStartOfDay(ZoneOffset.UTC).toInstant(), threeDaysAgo))
        .isEqualTo(1f);
  }

  @Example
  void last_week_in_a_question_is_counted_from_today() {
    AskedTime asked = AskedTime.in("What did we do last week?", TOLD);

    assertThat(fits(asked, LocalDate.of(2026, 4, 22))).isEqualTo(1f);
    assertThat(fits(asked, LocalDate.of(2026, 4, 29))).isZero();
  }

  private static float fits(AskedTime asked, LocalDate told) {
    return asked.fits(told.atStartOfDay(ZoneOffset.UTC).toInstant(), new long[0]);
  }

  @Example
  void a_question_without_a_time_says_so() {
    assertThat(AskedTime.in("Who sells rope?", TOLD).isNone()).isTrue();
    assertThat(List.of("Who came yesterday?", "Who came in May?"))
        .noneMatch(text -> AskedTime.in(text, TOLD).isNone());
  }
}
