package gaia.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.ScriptedLanguageModel;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ModelParaphrasesTest {

  private static final List<String> RULES = List.of("Where does Wanda live?", "Say where.");

  private final ScriptedLanguageModel model = new ScriptedLanguageModel();

  private static ModelParaphrases asking(LanguageModel model) {
    ModelParaphrases paraphrases = new ModelParaphrases();
    paraphrases.model = model;
    return paraphrases;
  }

  @Test
  void the_model_words_questions_once_and_they_are_remembered() {
    model.answers("{\"questions\": [\"Which town is Wanda's home?\", \" Where is it? \"]}");
    ModelParaphrases paraphrases = asking(model);

    assertThat(paraphrases.breathing(() -> {}).of("Wanda", RULES))
        .containsExactly("Which town is Wanda's home?", "Where is it?");
    assertThat(paraphrases.breathing(() -> {}).of("Wanda", RULES)).hasSize(2);
    assertThat(model.requests()).hasSize(1);
    assertThat(model.requests().get(0).messages().get(1).content()).contains("Wanda", RULES.get(0));
  }

  @Test
  void a_model_that_keeps_answering_nonsense_is_not_asked_any_more() {
    for (int i = 0; i < 3; i++) {
      model.answers("no JSON");
    }
    var asked = asking(model).breathing(() -> {});

    for (int i = 0; i < 5; i++) {
      assertThat(asked.of("Wanda", List.of("Question " + i))).isEmpty();
    }
    assertThat(model.requests()).hasSize(3);
  }

  @Test
  void without_a_model_there_are_none() {
    var asked = asking(ScriptedLanguageModel.none()).breathing(() -> {});

    assertThat(asked.of("Wanda", RULES)).isEmpty();
  }

  @Test
  void a_stop_ends_the_asking() {
    var asked =
        asking(model)
            .breathing(
                () -> {
                  throw new CancellationException();
                });

    assertThatThrownBy(() -> asked.of("Wanda", RULES)).isInstanceOf(CancellationException.class);
  }
}
