package gaia.knowledge.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim comes from.
 *
 * @param archiveId null for what a person wrote into the knowledge itself
 * @param turn index in the conversation; -1 where a person wrote
 * @param quote a substring of that turn, or what the person wrote
 * @param said when
 */
public record Source(
    @Nullable String archiveId, int turn, String speaker, String quote, Instant said) {

  public Source {
    if (quote.isBlank()) {
      throw new IllegalArgumentException("a claim needs the words it rests on");
    }
  }

  /** What a person wrote. */
  public static Source written(String by, String words, Instant now) {
    return new Source(null, -1, by, words, now);
  }

  boolean isWritten() {
    return archiveId == null;
  }
}
