package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoLanguageModelTest {

  private final LanguageModel none = new NoLanguageModel();

  @Test
  void without_a_model_the_state_says_what_to_set() {
    assertThat(none.state().condition().mayAnswer()).isFalse();
    assertThat(none.state().sentence()).contains("GAIA_LLM_URL").contains("MODEL_PATH");
  }

  @Test
  void without_a_model_a_question_fails_with_the_same_sentence() {
    ChatRequest question = ChatRequest.background(List.of(ChatMessage.user("Who?")));

    assertThatThrownBy(() -> none.generate(question, GenerationListener.NONE))
        .isInstanceOf(LanguageModelFailure.Unavailable.class)
        .hasMessage(none.state().sentence());
  }

  @Test
  void without_a_model_tokens_are_estimated_for_any_script() {
    assertThat(none.countTokens("rope")).isEmpty();
    assertThat(none.tokens("rope")).isEqualTo(2);
    assertThat(none.tokens("縄縄縄")).isEqualTo(3);
  }
}
