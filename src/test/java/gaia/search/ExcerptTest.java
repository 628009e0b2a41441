package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.search.Excerpt.Segment;
import gaia.search.SearchHit.Highlight;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void marked_words_stand_between_the_others() {
    assertThat(Excerpt.of("the old bridge fell", List.of(new Highlight(8, 14)), 100).segments())
        .containsExactly(
            new Segment("the old ", false),
            new Segment("bridge", true),
            new Segment(" fell", false));
  }

  @Test
  void markup_in_the_text_stays_text() {
    assertThat(Excerpt.of("<b>x</b>", List.of(new Highlight(3, 4)), 100).segments())
        .containsExactly(
            new Segment("<b>", false), new Segment("x", true), new Segment("</b>", false));
  }

  @Test
  void a_long_text_is_cut_around_its_first_mark() {
    String text = "a".repeat(1000) + "bridge" + "b".repeat(1000);

    Excerpt excerpt = Excerpt.of(text, List.of(new Highlight(1000, 1006)), 100);

    assertThat(shown(excerpt)).startsWith("…").contains("bridge").endsWith("…").hasSize(102);
  }

  @Test
  void a_text_without_marks_is_shown_from_its_beginning() {
    assertThat(shown(Excerpt.of("x".repeat(30), List.of(), 10))).isEqualTo("xxxxxxxxxx…");
  }

  @Test
  void a_cut_never_parts_the_halves_of_a_character() {
    assertThat(shown(Excerpt.of("😀😀😀", List.of(), 3))).isEqualTo("😀…");
  }

  @Property
  void any_ranges_leave_the_words_of_a_short_text_as_they_are(
      @ForAll String text,
      @ForAll List<@IntRange(min = -3, max = 40) Integer> starts,
      @ForAll @IntRange(min = -2, max = 9) int length) {
    List<Highlight> ranges =
        starts.stream().map(start -> new Highlight(start, start + length)).toList();

    assertThat(shown(Excerpt.of(text, ranges, Math.max(1, text.length())))).isEqualTo(text);
  }

  private static String shown(Excerpt excerpt) {
    return excerpt.segments().stream().map(Segment::text).collect(Collectors.joining());
  }
}
