package gaia.knowledge.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is believed, worked out from claims: a value and the time in which it was true.
 *
 * @param id the same for the same claims and decisions, in whatever order they came
 * @param telling the claim whose words stand for the fact
 * @param validFrom null when it is not known since when
 * @param validUntil null while it is true; exclusive
 * @param supersededBy the fact that took its place
 * @param disputed whether it is one side of an open conflict
 * @param evidence every claim that says so, the earliest first
 */
record Fact(
    String id,
    Placed telling,
    String value,
    Modality modality,
    double confidence,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    @Nullable String supersededBy,
    boolean disputed,
    boolean confirmed,
    boolean pinned,
    boolean shelved,
    List<Placed> evidence) {

  Fact {
    evidence = List.copyOf(evidence);
  }
}
