package gaia.knowledge.facts;

import gaia.knowledge.facts.Decision.Action;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was decided about one group, as the timeline asks for it. */
final class Verdicts {

  private static final int LONGEST_CHAIN = 20;

  private final List<Decision> decisions;

  Verdicts(List<Decision> decisions) {
    this.decisions = List.copyOf(decisions);
  }

  static Verdicts none() {
    return new Verdicts(List.of());
  }

  /** The value that is meant where this one is said. */
  String meant(String value) {
    String meant = value;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < LONGEST_CHAIN && seen.add(meant); i++) {
      String said = meant;
      meant =
          decisions.stream()
              .filter(one -> one.action() == Action.REPLACE && one.value().equals(said))
              .map(one -> String.valueOf(one.other()))
              .reduce(said, (first, last) -> last);
    }
    return meant;
  }

  /** Whether a claim counts for nothing. What a person writes anew counts again. */
  boolean isRejected(Placed claim) {
    return decisions.stream().anyMatch(one -> rejects(one, claim));
  }

  private static boolean rejects(Decision one, Placed claim) {
    boolean first = one.value().equals(claim.value());
    boolean second = claim.value().equals(one.other());
    boolean before = !claim.claim().source().said().isAfter(one.decided());
    return switch (one.action()) {
      case REJECT -> first && (before || !claim.claim().source().isWritten());
      case PREFER -> second && before;
      case NEITHER -> (first || second) && before;
      default -> false;
    };
  }

  boolean bothTrue(String one, String other) {
    return decisions.stream()
        .filter(decision -> decision.action() == Action.BOTH)
        .anyMatch(
            decision ->
                Set.of(decision.value(), String.valueOf(decision.other()))
                    .equals(Set.of(one, other)));
  }

  /** Whether it was put away after the last time that anybody said it. */
  boolean shelves(String value, Instant lastSaid) {
    return decisions.stream()
        .anyMatch(
            one ->
                one.action() == Action.SHELVE
                    && one.value().equals(value)
                    && !lastSaid.isAfter(one.decided()));
  }

  boolean has(Action action, String value) {
    return decisions.stream().anyMatch(one -> one.action() == action && one.value().equals(value));
  }
}
