package gaia.knowledge.extraction;

import gaia.background.TaskRun;
import gaia.languagemodel.ChatRequest;
import gaia.languagemodel.GenerationListener;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.LanguageModelFailure;

/** Calls of one task to the model. A call that a person interrupts is made again. */
final class Calls {

  /** As many as the schemas of this room allow in a list. */
  static final int FULL = 12;

  private final LanguageModel model;
  private final TaskRun run;
  private final int answerTokens;
  private final GenerationListener breathing;

  Calls(LanguageModel model, TaskRun run, int answerTokens) {
    this.model = model;
    this.run = run;
    this.answerTokens = answerTokens;
    this.breathing =
        new GenerationListener() {
          @Override
          public void breathe() {
            run.breathe();
          }
        };
  }

  /**
   * Asks once. An answer that is broken or that the server refuses to give is an incomplete one.
   *
   * @throws LanguageModelFailure when the model is away, or the request is too long for it
   */
  ModelAnswer ask(ChatRequest request, String schema) {
    ChatRequest whole = request.withSchema(schema).withMaxTokens(answerTokens);
    while (true) {
      try {
        return ModelAnswer.of(model.generate(whole, breathing).text(), FULL);
      } catch (LanguageModelFailure.Interrupted e) {
        run.breathe();
      } catch (LanguageModelFailure.BadAnswer e) {
        return ModelAnswer.of(e.answer(), 0);
      } catch (LanguageModelFailure.Refused e) {
        return ModelAnswer.of("", 0);
      }
    }
  }
}
