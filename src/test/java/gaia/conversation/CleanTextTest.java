package gaia.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CleanTextTest {

  @Test
  void line_ends_are_one_kind_and_control_characters_go() {
    assertThat(CleanText.of("a\r\nb\rc\td\u0000\u001B[31m\u0085\u007F"))
        .isEqualTo("a\nb\nc\td[31m");
  }

  @Test
  void unpaired_surrogates_are_replaced_and_pairs_stay() {
    assertThat(CleanText.of("\uDC00🐙\uD83D")).isEqualTo("\uFFFD🐙\uFFFD");
  }

  @Test
  void a_line_is_cut_in_front_of_a_surrogate_pair() {
    assertThat(CleanText.line("  ab\n\u2028 c🐙 ", 5)).isEqualTo("ab c");
  }

  @Property
  void cleaning_twice_changes_nothing_more_and_utf_8_can_hold_it(@ForAll String text) {
    String clean = CleanText.of(text);

    assertThat(CleanText.of(clean)).isEqualTo(clean);
    assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(clean);
  }

  @Property
  void a_line_is_never_longer_than_allowed(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 40) int most) {
    assertThat(CleanText.line(text, most)).hasSizeLessThanOrEqualTo(most).doesNotContain("\n");
  }
}
