package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTimeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What happened on 13 October 2026? | 13 | 10 | 2026",
        "What happened on 3rd of October, 2026? | 3 | 10 | 2026",
        "What did she say on October 13th? | 13 | 10 | 0",
        "Notes of May 4, 2026 | 4 | 5 | 2026",
        "Where were they in August? | 0 | 8 | 0",
        "Who won in May 2026? | 0 | 5 | 2026",
        "the log of 2026-10-13 | 13 | 10 | 2026",
      })
  void days_and_months_are_understood(String text, int day, int month, int year) {
    assertThat(NamedTime.in(text)).contains(new NamedTime(day, month, year));
  }

  @ParameterizedTest
  @ValueSource(strings = {"may I march on?", "on 45 May", "June said hello", "2026-13-45"})
  void other_words_are_no_time(String text) {
    assertThat(NamedTime.in(text)).isEmpty();
  }

  @Example
  void a_day_fits_itself_best_and_the_week_after_it() {
    NamedTime time = new NamedTime(28, 12, 0);

    assertThat(time.fits(Instant.parse("2026-12-28T23:00:00Z"))).isEqualTo(1f);
    assertThat(time.fits(Instant.parse("2027-01-02T10:00:00Z"))).isEqualTo(0.5f);
    assertThat(time.fits(Instant.parse("2026-12-27T10:00:00Z"))).isZero();
    assertThat(time.fits(Instant.parse("2027-01-05T10:00:00Z"))).isZero();
  }

  @Example
  void a_month_fits_in_every_year_unless_one_is_named() {
    Instant july = Instant.parse("2026-07-09T10:00:00Z");

    assertThat(new NamedTime(0, 7, 0).fits(july)).isPositive();
    assertThat(new NamedTime(0, 7, 2025).fits(july)).isZero();
  }

  @Property(tries = 300)
  void any_text_can_be_asked(@ForAll String text) {
    assertThat(NamedTime.in(text + " 29 february 2027 " + text))
        .hasValueSatisfying(time -> assertThat(time.month()).isBetween(1, 12));
  }
}
