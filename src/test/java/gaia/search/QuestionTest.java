package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.embedding.English;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionTest {

  private static final Map<String, Integer> SPEAKERS = Map.of("ada lovel", 0, "ben", 1);

  @Test
  void names_of_speakers_are_no_words_to_look_for() {
    Question question = of("What kind of rope does Ada sell?");

    assertThat(question.terms()).containsExactly("rope", "sell");
    assertThat(question.named()).containsExactly(0);
    assertThat(question.namesOnly()).isFalse();
  }

  @Test
  void who_names_everybody_names_nobody() {
    assertThat(of("What do Ada and Ben sell?").named()).isEmpty();
  }

  @Test
  void a_question_of_names_alone_asks_for_what_they_said() {
    Question question = of("Ben?");

    assertThat(question.namesOnly()).isTrue();
    assertThat(question.terms()).containsExactly("ben");
  }

  @Test
  void words_that_only_build_a_question_count_when_there_are_no_others() {
    assertThat(of("How long, how often?").terms()).containsExactly("long", "often");
  }

  @Test
  void the_form_says_what_is_asked_for() {
    assertThat(of("When did it burn?").when()).isTrue();
    assertThat(of("Which month was it?").when()).isTrue();
    assertThat(of("Did it burn?").when()).isFalse();
  }

  private static Question of(String text) {
    return Question.of(text, SPEAKERS, LocalDate.of(2026, 5, 1), new English());
  }
}
