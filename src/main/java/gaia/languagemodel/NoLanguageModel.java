package gaia.languagemodel;

import java.time.Duration;
import java.util.OptionalInt;

/** Stands where no model is configured, and says what to set. */
final class NoLanguageModel implements LanguageModel {

  static final String SENTENCE =
      "No language model is configured. Set GAIA_LLM_URL to an OpenAI-compatible endpoint, or"
          + " MODEL_PATH to a GGUF file, and start GAIA again.";

  /** No restart, no model. */
  private static final Duration A_DAY = Duration.ofDays(1);

  @Override
  public ModelState state() {
    return new ModelState(ModelState.Condition.NONE, null, OptionalInt.empty(), SENTENCE);
  }

  @Override
  public Completion generate(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    throw new LanguageModelFailure.Unavailable(SENTENCE, A_DAY);
  }

  @Override
  public OptionalInt countTokens(String text) {
    return OptionalInt.empty();
  }
}
