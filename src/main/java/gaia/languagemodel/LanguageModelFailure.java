package gaia.languagemodel;

import java.time.Duration;

/**
 * No answer came of a generation. The type says what to do; the message says what happened, in a
 * sentence that can be shown: it holds no key, no path and no text of a conversation.
 */
public abstract sealed class LanguageModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private LanguageModelFailure(String sentence) {
    super(sentence);
  }

  /** The sentence, for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** There is no model, or it cannot be reached, or it is too slow. Trying later may help. */
  public static final class Unavailable extends LanguageModelFailure {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Unavailable(String sentence, Duration retryAfter) {
      super(sentence);
      this.retryAfter = retryAfter;
    }

    /** When trying again makes sense; what a task hands to its queue. */
    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** The model's server does not want this request, whenever it is asked. */
  public static final class Refused extends LanguageModelFailure {
    private static final long serialVersionUID = 1L;

    public Refused(String sentence) {
      super(sentence);
    }
  }

  /** The request does not fit into the model's context. A shorter one may. */
  public static final class TooLong extends LanguageModelFailure {
    private static final long serialVersionUID = 1L;

    public TooLong(String sentence) {
      super(sentence);
    }
  }

  /** The caller's own {@link Cancellation} was used. */
  public static final class Cancelled extends LanguageModelFailure {
    private static final long serialVersionUID = 1L;

    public Cancelled() {
      super("The generation was stopped.");
    }
  }

  /**
   * A person asked, and this background generation was cut. Nothing is wrong: breathe, and ask
   * again from the last checkpoint.
   */
  public static final class Interrupted extends LanguageModelFailure {
    private static final long serialVersionUID = 1L;

    public Interrupted() {
      super("Somebody asked something; the language model answers people first.");
    }
  }

  /**
   * The model answered, but not with what was asked for: no text, or no JSON. Once more may help.
   */
  public static final class BadAnswer extends LanguageModelFailure {
    private static final long serialVersionUID = 1L;

    private final String answer;

    public BadAnswer(String sentence, String answer) {
      super(sentence);
      this.answer = answer;
    }

    /** What came instead, for salvaging; never for a log. */
    public String answer() {
      return answer;
    }
  }
}
