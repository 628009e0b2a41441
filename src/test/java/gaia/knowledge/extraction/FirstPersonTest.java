package gaia.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.conversation.Role;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstPersonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I prefer my bow.|Ines prefers their bow.",
        "I'm a ranger.|Ines is a ranger.",
        "I don't like boats.|Ines doesn't like boats.",
        "My sister keeps bees.|Ines's sister keeps bees.",
        "And I'll bring the map.|Ines will bring the map.",
        "I never study at night.|Ines never studies at night.",
        "I moved to Saltmere.|Ines moved to Saltmere.",
      })
  void a_simple_sentence_is_retold(String said, String retold) {
    assertThat(retold(said)).contains(retold);
  }

  @Test
  void a_sentence_about_several_people_stays_a_quotation() {
    assertThat(retold("I like how you and I do it.")).isEmpty();
  }

  @Test
  void an_unknown_verb_stays_a_quotation() {
    assertThat(retold("I shiver in the cold.")).isEmpty();
  }

  private static Optional<String> retold(String said) {
    Sentence sentence =
        new SentenceSplitter(
                Conversations.turn(0, Role.USER, "Ines", said, false), new Pace(() -> {}))
            .split(1)
            .get(0);
    return FirstPerson.retold(sentence);
  }
}
