package gaia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

  private final Moments moments = new Moments();

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "0.9, 0 s",
    "59.9, 59 s",
    "60, 1 min",
    "270, 4 min 30 s",
    "3600, 1 h",
    "7500, 2 h 5 min",
    "90000, 1 d 1 h"
  })
  void a_duration_has_two_units_at_the_most(double seconds, String words) {
    assertThat(moments.duration(seconds)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0 ms",
    "0, 0 ms",
    "0.0002, < 1 ms",
    "0.034, 34 ms",
    "0.4996, 500 ms",
    "0.9996, 1 s",
    "1.25, 1.3 s",
    "9.96, 10 s",
    "59.6, 1 min",
    "270, 4 min 30 s"
  })
  void a_measured_time_is_never_rounded_to_nothing(double seconds, String words) {
    assertThat(Moments.span(seconds, Locale.ENGLISH)).isEqualTo(words);
  }

  @Test
  void a_measured_time_has_the_decimal_mark_of_the_language() {
    assertThat(Moments.span(2.5, Locale.GERMAN)).isEqualTo("2,5 s");
  }

  @Test
  void a_moment_is_shown_in_utc_and_says_so() {
    assertThat(Moments.utc(Instant.parse("2026-11-02T04:05:59Z"), Locale.ENGLISH))
        .isEqualTo("2 Nov 2026, 04:05 UTC");
    assertThat(Moments.utc(Instant.parse("2026-05-02T04:05:59Z"), Locale.GERMAN))
        .isEqualTo("2. Mai 2026, 04:05 UTC");
  }

  @Test
  void the_machine_readable_moment_has_no_fractions() {
    assertThat(moments.iso(Instant.parse("2026-11-02T04:05:59.123456Z")))
        .isEqualTo("2026-11-02T04:05:59Z");
  }

  @Test
  void a_moment_that_is_not_known_is_an_empty_text() {
    assertThat(moments.iso(null) + moments.utc(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0%", "0.004, < 1%", "0.005, 1%", "0.5, 50%", "0.997, 99%", "1, 100%"})
  void a_share_is_shown_in_whole_percent(double share, String words) {
    assertThat(Moments.percent(share, Locale.ENGLISH)).isEqualTo(words);
  }

  @Test
  void a_share_is_written_as_the_language_writes_it() {
    assertThat(Moments.percent(0.5, Locale.GERMAN)).isEqualTo("50\u00a0%");
  }
}
