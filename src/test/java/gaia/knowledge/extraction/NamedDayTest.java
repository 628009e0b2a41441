package gaia.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedDayTest {

  /** A Saturday. */
  private static final LocalDate TOLD = LocalDate.of(2026, 10, 31);

  @ParameterizedTest
  @CsvSource({
    "tomorrow, 2026-11-01",
    "the day after tomorrow, 2026-11-02",
    "last night, 2026-10-30",
    "tonight, 2026-10-31",
    "in two weeks, 2026-11-14",
    "a month ago, 2026-09-30",
    "3 days from now, 2026-11-03",
    "next Friday, 2026-11-06",
    "on Monday, 2026-11-02",
    "last Monday, 2026-10-26",
    "on the 3rd of May, 2026-05-03",
    "January 5, 2027-01-05",
    "'May 3rd, 2027', 2027-05-03",
    "2026-12-24, 2026-12-24",
    "24.12.2026, 2026-12-24",
  })
  void a_day_is_worked_out_from_the_day_of_the_message(String words, LocalDate day) {
    assertThat(NamedDay.in(words, TOLD)).contains(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "in summer", "next month", "the 31st of February", "may be"})
  void words_that_name_no_day_name_none(String words) {
    assertThat(NamedDay.in(words, TOLD)).isEmpty();
  }
}
