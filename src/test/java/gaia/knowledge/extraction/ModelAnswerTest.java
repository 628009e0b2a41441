package gaia.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ModelAnswerTest {

  private static final String WHOLE =
      "{\"items\": [{\"quote\": \"a } in it\", \"turn\": 1}, {\"quote\": \"b\", \"turn\": 2}]}";

  @Test
  void a_whole_answer_is_complete() {
    ModelAnswer answer = ModelAnswer.of(WHOLE, 12);

    assertThat(answer.complete()).isTrue();
    assertThat(answer.entries()).hasSize(2);
  }

  @Test
  void a_list_that_is_full_may_have_had_more() {
    assertThat(ModelAnswer.of(WHOLE, 2).complete()).isFalse();
  }

  @Property(tries = 200)
  void an_answer_that_is_cut_anywhere_keeps_its_whole_entries(
      @ForAll @IntRange(min = 0, max = 70) int length) {
    ModelAnswer answer = ModelAnswer.of(WHOLE.substring(0, length), 12);

    assertThat(answer.complete()).isFalse();
    int first = WHOLE.indexOf("},") + 1;
    assertThat(answer.entries()).hasSize(length >= first ? 1 : 0);
  }

  @Property(tries = 300)
  void no_text_is_too_strange(@ForAll String text) {
    assertThat(ModelAnswer.of(text, 12).complete()).isFalse();
    assertThat(ModelAnswer.of("{\"items\": [" + text, 12).complete()).isFalse();
  }
}
