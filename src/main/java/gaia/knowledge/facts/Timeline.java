package gaia.knowledge.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is believed about one subject and predicate, worked out from all its claims in the order of
 * the moments they speak of. The order in which the claims became known plays no part.
 *
 * @param facts in the order of their time
 * @param disputes open conflicts between them
 * @param resolutions what each claim meant when its turn came, by its id
 */
record Timeline(List<Fact> facts, List<Dispute> disputes, Map<String, Resolution> resolutions) {

  static final Comparator<Placed> IN_TIME =
      Comparator.comparing((Placed one) -> one.claim().at())
          .thenComparing(one -> !one.ends())
          .thenComparing(one -> one.claim().source().said())
          .thenComparing(one -> String.valueOf(one.claim().source().archiveId()))
          .thenComparing(one -> one.claim().source().turn())
          .thenComparing(Placed::id);

  Timeline {
    facts = List.copyOf(facts);
    disputes = List.copyOf(disputes);
    resolutions = Map.copyOf(resolutions);
  }

  /** All claims must belong to one group. */
  static Timeline of(List<Placed> claims, List<Decision> decisions) {
    return new TimelineWalk(new Verdicts(decisions)).along(claims);
  }
}
