package gaia.knowledge.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one sentence states: the smallest piece of evidence. Claims are never changed;
 * what is believed is worked out from all of them.
 *
 * @param negated "does not like", where another claim says "likes"
 * @param statement a sentence for people, in the language of the source
 * @param from since when it is so, as far as the words say; null when they do not
 * @param until until when, likewise; exclusive
 */
public record Claim(
    String subject,
    String predicate,
    String object,
    boolean negated,
    String statement,
    FactKind kind,
    Modality modality,
    Phase phase,
    @Nullable Instant from,
    @Nullable Instant until,
    Source source) {

  public Claim {
    if (subject.isBlank() || predicate.isBlank() || object.isBlank() || statement.isBlank()) {
      throw new IllegalArgumentException("a claim needs subject, predicate, object and statement");
    }
  }

  /** The moment this speaks of: what its words say, otherwise when it was said. */
  Instant at() {
    Instant named = phase.isPast() ? until : from;
    return named == null ? source.said() : named;
  }

  /** The same, said at another moment. */
  Claim said(Instant moment) {
    Source at =
        new Source(source.archiveId(), source.turn(), source.speaker(), source.quote(), moment);
    return new Claim(
        subject, predicate, object, negated, statement, kind, modality, phase, from, until, at);
  }

  boolean isDated() {
    return (phase.isPast() ? until : from) != null;
  }

  /** The same words of the same turn make the same claim, whenever they are read. */
  String id() {
    return Digest.of(
        String.valueOf(source.archiveId()),
        String.valueOf(source.turn()),
        source.archiveId() == null ? String.valueOf(source.said()) : "",
        NameKey.of(subject),
        predicate,
        NameKey.of(object),
        negated + " " + phase,
        source.quote());
  }
}
