package gaia.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CitationMarksTest {

  private static final Pattern MARK = Pattern.compile("\\[ *(\\d+) *]");

  private static List<Citation> citations(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> new Citation("a" + i, i, "quote " + i, 1, null, null))
        .toList();
  }

  private static String shown(CitationMarks marks, String answer) {
    return marks.next(answer) + marks.rest();
  }

  @Test
  void a_number_that_names_no_memory_is_left_out() {
    assertThat(shown(new CitationMarks(citations(2)), "Ilse [1] sells [3] rope [0].[99999999999]"))
        .isEqualTo("Ilse [1] sells rope.");
  }

  @Test
  void memories_are_numbered_in_the_order_in_which_the_answer_names_them() {
    CitationMarks marks = new CitationMarks(citations(5));

    assertThat(shown(marks, "Ilse [4], Corvin [2, 4] and Mara [2][9]."))
        .isEqualTo("Ilse [1], Corvin [2][1] and Mara [2].");
    assertThat(marks.used()).extracting(Citation::archiveId).containsExactly("a3", "a1");
  }

  @Test
  void brackets_around_words_are_text() {
    assertThat(shown(new CitationMarks(citations(1)), "see [the map], [], [ ] and [1 a]["))
        .isEqualTo("see [the map], [], [ ] and [1 a][");
  }

  @Test
  void leaving_a_mark_out_makes_no_other_one() {
    assertThat(shown(new CitationMarks(citations(1)), "a [[9]7] b [1[8]] c"))
        .isEqualTo("a [7·] b [1·] c");
  }

  @Provide
  Arbitrary<String> answers() {
    return Arbitraries.strings().withChars("[]0123 ,ab").ofMaxLength(100);
  }

  @Property(tries = 5000)
  void whatever_is_said_and_however_it_is_cut_every_mark_names_a_citation(
      @ForAll("answers") String answer, @ForAll @IntRange(min = 1, max = 7) int length) {
    CitationMarks marks = new CitationMarks(citations(3));
    StringBuilder pieces = new StringBuilder();
    for (int at = 0; at < answer.length(); at += length) {
      pieces.append(marks.next(answer.substring(at, Math.min(answer.length(), at + length))));
    }
    String text = pieces.append(marks.rest()).toString();

    assertThat(text).isEqualTo(shown(new CitationMarks(citations(3)), answer));
    MARK.matcher(text)
        .results()
        .forEach(
            mark ->
                assertThat(Integer.parseInt(mark.group(1)))
                    .isPositive()
                    .isLessThanOrEqualTo(marks.used().size()));
  }
}
