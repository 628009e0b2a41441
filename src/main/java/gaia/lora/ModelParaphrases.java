package gaia.lora;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gaia.files.Json;
import gaia.languagemodel.ChatMessage;
import gaia.languagemodel.ChatRequest;
import gaia.languagemodel.GenerationListener;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.LanguageModelFailure;
import gaia.languagemodel.Prompt;
import gaia.lora.dataset.Paraphrases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions that the language model words, for what is known best. Remembered as long as the server
 * runs, so that a training that was stopped does not ask again. A model that is away, or keeps
 * answering what is no question, is not asked any more: the rules' questions are enough.
 */
@ApplicationScoped
class ModelParaphrases {

  /** Things of one training that it is asked about. */
  static final int MOST_ASKED = 60;

  private static final int MOST_REMEMBERED = 1000;
  private static final int MOST_FAILURES = 3;
  private static final int SHOWN = 3;
  private static final int MOST_TOKENS = 200;

  @Inject LanguageModel model;

  private final Prompt prompt = Prompt.named("rephrase");
  private final Map<List<String>, List<String>> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, List<String>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * For one training set.
   *
   * @param breath is drawn while the model writes; what it throws ends that
   */
  Paraphrases breathing(Runnable breath) {
    int[] asked = new int[1];
    int[] failures = new int[1];
    return (subject, questions) -> {
      List<String> known = known(questions);
      if (!known.isEmpty()) {
        return known;
      }
      if (asked[0] == MOST_ASKED || failures[0] == MOST_FAILURES) {
        return List.of();
      }
      asked[0]++;
      List<String> found = ask(subject, questions, breath);
      failures[0] = found.isEmpty() ? failures[0] + 1 : 0;
      remember(questions, found);
      return found;
    };
  }

  private synchronized List<String> known(List<String> questions) {
    return remembered.getOrDefault(questions, List.of());
  }

  private synchronized void remember(List<String> questions, List<String> found) {
    remembered.put(List.copyOf(questions), found);
  }

  private List<String> ask(String subject, List<String> questions, Runnable breath) {
    String shown = String.join("\n", questions.subList(0, Math.min(SHOWN, questions.size())));
    ChatRequest request =
        ChatRequest.background(
                List.of(
                    ChatMessage.system(prompt.text()),
                    ChatMessage.user("Name: " + subject + "\n" + shown)))
            .withMaxTokens(MOST_TOKENS)
            .withSchema(prompt.schema());
    GenerationListener listener =
        new GenerationListener() {
          @Override
          public void breathe() {
            breath.run();
          }
        };
    while (true) {
      try {
        breath.run();
        return read(model.generate(request, listener).text());
      } catch (LanguageModelFailure.Interrupted e) {
        // A person asked the model something; whoever is to stop for that stops at the next breath.
        breath.run();
      } catch (LanguageModelFailure e) {
        return List.of();
      }
    }
  }

  private static List<String> read(String answer) {
    try {
      List<String> questions = new ArrayList<>();
      for (JsonNode question : Json.mapper().readTree(answer).path("questions")) {
        questions.add(question.asText("").strip());
      }
      return List.copyOf(questions);
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }
}
