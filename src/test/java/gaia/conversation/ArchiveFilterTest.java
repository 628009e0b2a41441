package gaia.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveFilterTest {

  private static final ArchiveFilter EVERYTHING_AT_ONCE =
      new ArchiveFilter("c", ArchiveStatus.PROCESSED, "LAMP", Instant.EPOCH, Instant.EPOCH);

  @Test
  void what_is_left_open_asks_nothing() {
    assertThat(ArchiveFilter.ALL.conditions()).isEmpty();
    assertThat(ArchiveFilter.ALL.parameters()).isEmpty();
  }

  @Test
  void every_name_in_a_condition_has_its_value() {
    assertThat(
            Pattern.compile(":([a-z]+)")
                .matcher(EVERYTHING_AT_ONCE.conditions())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet()))
        .isEqualTo(EVERYTHING_AT_ONCE.parameters().keySet());
  }

  @Test
  void words_are_looked_for_whatever_their_case() {
    assertThat(EVERYTHING_AT_ONCE.parameters()).containsEntry("text", "lamp");
  }

  @Test
  void a_day_begins_and_ends_at_midnight() {
    assertThat(Days.begin("2026-05-01")).contains(Instant.parse("2026-05-01T00:00:00Z"));
    assertThat(Days.end("2026-05-01")).contains(Instant.parse("2026-05-02T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-02-30", "2026-5-1", "999999999-01-01"})
  void what_is_no_day_is_none(String text) {
    assertThat(Days.begin(text)).isEmpty();
    assertThat(Days.end(text)).isEmpty();
  }
}
