package gaia.languagemodel;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import gaia.access.Outgoing;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a call to a server ended with into one of the failures. Nothing that a server said is
 * passed on, because servers repeat keys and prompts in their errors; the status says enough.
 */
final class Faults {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofMinutes(5);
  private static final int DEEPEST = 20;

  private static final Pattern CONTEXT =
      Pattern.compile("exceed_context|context_length|context (length|size|window)|too many tokens");

  /** llama-server says so when a generation was cut within a character. */
  private static final String HALF_CHARACTER = "does not match the expected";

  private Faults() {}

  static LanguageModelFailure of(Throwable thrown, Endpoint endpoint) {
    if (thrown instanceof LanguageModelFailure known) {
      return known;
    }
    Outgoing.Forbidden forbidden = behind(thrown, Outgoing.Forbidden.class);
    if (forbidden != null) {
      return new LanguageModelFailure.Unavailable(String.valueOf(forbidden.getMessage()), LATER);
    }
    HttpException answer = behind(thrown, HttpException.class);
    if (answer != null) {
      return ofStatus(answer.statusCode(), String.valueOf(answer.getMessage()), endpoint);
    }
    if (behind(thrown, ContentFilteredException.class) != null) {
      return filtered();
    }
    return new LanguageModelFailure.Unavailable(
        "The language model at %s cannot be reached.".formatted(endpoint), SOON);
  }

  static LanguageModelFailure filtered() {
    return new LanguageModelFailure.Refused("The language model's server filtered its answer.");
  }

  static LanguageModelFailure silent(Endpoint endpoint) {
    return new LanguageModelFailure.Unavailable(
        "The language model at %s takes too long to answer.".formatted(endpoint), LATER);
  }

  static LanguageModelFailure brokenOff(Endpoint endpoint) {
    return new LanguageModelFailure.Unavailable(
        "The language model at %s broke off in the middle of its answer.".formatted(endpoint),
        SOON);
  }

  static LanguageModelFailure ofStatus(int status, String body, Endpoint endpoint) {
    String text = body.toLowerCase(Locale.ROOT);
    if ((status == 400 || status == 413) && CONTEXT.matcher(text).find()) {
      return new LanguageModelFailure.TooLong(
          "The request is longer than the context of the language model.");
    }
    return switch (status) {
      case 401, 403 ->
          unavailable(
              "The language model at %s does not accept the key (HTTP %d). Check"
                  + " GAIA_LLM_API_KEY, or the file that holds it.",
              endpoint, status, LATER);
      case 404 ->
          unavailable(
              "There is no such address or model at %s (HTTP %d). Check GAIA_LLM_URL and"
                  + " GAIA_LLM_MODEL.",
              endpoint, status, LATER);
      case 408, 429 ->
          unavailable("The language model at %s is busy (HTTP %d).", endpoint, status, SOON);
      default -> ofOtherStatus(status, text, endpoint);
    };
  }

  private static LanguageModelFailure ofOtherStatus(int status, String text, Endpoint endpoint) {
    if (status == 500 && text.contains(HALF_CHARACTER)) {
      return new LanguageModelFailure.BadAnswer(
          "The language model's answer broke within a character.", "");
    }
    return status >= 500 || status < 400
        ? unavailable("The language model at %s failed (HTTP %d).", endpoint, status, SOON)
        : new LanguageModelFailure.Refused(
            "The language model at %s refused the request (HTTP %d).".formatted(endpoint, status));
  }

  private static LanguageModelFailure unavailable(
      String sentence, Endpoint endpoint, int status, Duration retryAfter) {
    return new LanguageModelFailure.Unavailable(sentence.formatted(endpoint, status), retryAfter);
  }

  private static <T extends Throwable> @Nullable T behind(Throwable thrown, Class<T> type) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }
}
