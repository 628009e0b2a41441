package gaia.lora.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParaphraseCheckTest {

  private final ParaphraseCheck check =
      new ParaphraseCheck(
          "Wanda Thorn",
          List.of("Where does Wanda Thorn live?", "Tell me where Wanda Thorn lives."));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which town does Wanda Thorn call home?",
        "Can you say where Wanda Thorn has settled?",
        "Wanda Thorn's home is in which town?"
      })
  void a_question_in_other_words_about_the_same_name_is_taken(String question) {
    assertThat(check.accepts(question)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Where does she live?",
        "Where does Wanda live?",
        "Where does Wanda Thornby live?",
        "Does Wanda Thorn live in Ravenhill?",
        "Ravenhill is whose home, Wanda Thorn's?",
        "Where did Wanda Thorn live in 1999?",
        "where does wanda thorn live",
        "Where does Wanda Thorn <b>live</b>?",
        "Where does Wanda Thorn\nlive now?",
        ""
      })
  void what_has_another_name_or_number_lacks_the_name_or_is_no_plain_line_is_dropped(
      String question) {
    assertThat(check.accepts(question)).isFalse();
  }

  @Test
  void nothing_is_taken_twice_and_nothing_that_the_rules_ask() {
    assertThat(check.accepts("Where does Wanda Thorn live")).isFalse();
    assertThat(check.accepts("In which town does Wanda Thorn live?")).isTrue();
    assertThat(check.accepts("in which town does Wanda Thorn live")).isFalse();
  }
}
