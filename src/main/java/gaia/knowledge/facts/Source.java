package gaia.knowledge.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim comes from.
 *
 * @param archiveId null for what a person wrote into the knowledge itself
 * @param turn index in the conversation; {@link #NO_TURN} where a person wrote, into the knowledge
 *     or into a structured archive
 * @param quote a substring of that turn, or what the person wrote
 * @param said when
 */
public record Source(
    @Nullable String archiveId, int turn, String speaker, String quote, Instant said) {

  public static final int NO_TURN = -1;

  public Source {
    if (quote.isBlank()) {
      throw new IllegalArgumentException("a claim needs the words it rests on");
    }
  }

  /** What a person wrote. */
  public static Source written(String by, String words, Instant now) {
    return new Source(null, NO_TURN, by, words, now);
  }

  boolean isWritten() {
    return turn == NO_TURN;
  }
}
