package gaia.knowledge.graph;

import gaia.access.Refusal;
import gaia.knowledge.facts.EntityKind;
import gaia.knowledge.facts.FactView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the graph is wanted. Every filter that is null is open.
 *
 * @param entity the centre; null for the relations that were said last
 * @param campaign that all of it is in
 * @param depth steps from the centre, 1 to {@value #FARTHEST}
 * @param predicate only relations of this kind
 * @param kind only relations in which something of this kind takes part
 * @param at only what was true at that moment
 * @param ended also what is no longer true; with a moment, that decides alone
 */
record GraphQuery(
    String owner,
    @Nullable String entity,
    @Nullable String campaign,
    int depth,
    @Nullable String predicate,
    @Nullable EntityKind kind,
    @Nullable Instant at,
    boolean ended) {

  static final int FARTHEST = 3;

  GraphQuery {
    if (depth < 1 || depth > FARTHEST) {
      throw Refusal.invalid("depth must be 1 to %d".formatted(FARTHEST));
    }
  }

  /** Whether a fact fits, its ends left aside. */
  boolean wants(FactView fact) {
    boolean inTime = at != null ? fact.isTrueAt(at) : ended || fact.isCurrent();
    return inTime && (predicate == null || predicate.equals(fact.predicate()));
  }
}
