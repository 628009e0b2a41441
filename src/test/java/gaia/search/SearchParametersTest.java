package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParametersTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "ten", "1e2", "99999999999"})
  void k_outside_of_its_range_is_refused_with_the_range(String k) {
    assertThatThrownBy(() -> SearchParameters.k(k))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("k is '" + k + "'")
        .hasMessageContaining("1 to 500");
  }

  @Test
  void k_is_ten_when_nobody_says() {
    assertThat(SearchParameters.k(null)).isEqualTo(10);
  }

  @Test
  void a_kind_is_written_in_small_letters() {
    assertThat(SearchParameters.kind("fact")).isEqualTo(SearchKind.FACT);
    assertThatThrownBy(() -> SearchParameters.kind("FACT"))
        .hasMessageContaining("turn, passage, fact, document");
  }

  @Test
  void a_day_begins_at_midnight_utc() {
    assertThat(SearchParameters.moment("from", "2026-11-22"))
        .isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(SearchParameters.moment("from", "2026-11-22T10:00:00+02:00"))
        .isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t"})
  void a_blank_question_is_refused(String query) {
    assertThatThrownBy(() -> SearchParameters.query(query)).hasMessageContaining("q is missing");
  }

  @Property(tries = 200)
  void any_time_is_read_or_refused(@ForAll String text) {
    try {
      Instant moment = SearchParameters.moment("to", text);
      assertThat(moment == null).isEqualTo(text.isBlank());
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("to is '");
    }
  }
}
