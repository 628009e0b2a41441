package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EnglishTest {

  private final English english = new English();

  @Test
  void words_become_stems_without_case_possessive_and_stop_words() {
    assertThat(english.terms("Caroline's paintings were the BEST of Zoë’s"))
        .containsExactly("carolin", "paint", "best", "zoe");
  }

  @Test
  void a_token_knows_the_characters_it_was_made_from() {
    String text = "She was running home";

    English.Token token = english.tokens(text).get(0);

    assertThat(text.substring(token.start(), token.end())).isEqualTo("running");
    assertThat(token.term()).isEqualTo("run");
  }

  @Property(tries = 200)
  void any_text_can_be_cut(@ForAll String text) {
    assertThat(english.tokens(text))
        .allMatch(t -> t.start() >= 0 && t.start() <= t.end() && t.end() <= text.length());
  }
}
