package gaia.languagemodel;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A model that goes on with a chat. Inject it; where none is configured, the one injected says so.
 *
 * <p>Every implementation keeps what {@code LanguageModelContract} checks. Safe for several
 * threads.
 */
public interface LanguageModel {

  /** How things stand with the model. Never waits and never calls anybody. */
  ModelState state();

  /**
   * Generates the next message of a chat and returns when it is complete. Text that a model marks
   * as its thinking is left out.
   *
   * @param listener is told on the calling thread; what it throws ends the generation at once and
   *     is passed on
   * @param cancellation may be used by any thread, at any time
   * @throws LanguageModelFailure always one of its kinds; no text of a failed generation counts
   */
  Completion generate(ChatRequest request, GenerationListener listener, Cancellation cancellation);

  /** Generates for a caller that wants to breathe, but not to stop by other means. */
  default Completion generate(ChatRequest request, GenerationListener listener) {
    return generate(request, listener, new Cancellation());
  }

  /** How many tokens a text is for this model; empty where the model does not tell. */
  OptionalInt countTokens(String text);

  /** How many tokens a text is: counted where the model tells, a careful estimate otherwise. */
  default int tokens(String text) {
    return countTokens(text).orElseGet(() -> TokenEstimate.of(text));
  }

  /** The process of our own that serves the model, for whoever counts what it takes. */
  default OptionalLong processId() {
    return OptionalLong.empty();
  }
}
