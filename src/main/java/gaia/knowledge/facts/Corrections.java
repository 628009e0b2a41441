package gaia.knowledge.facts;

import gaia.access.Refusal;
import gaia.knowledge.facts.Decision.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What people decide about facts: confirm, reject, pin, settle a conflict, and take any of it back.
 * Decisions are kept apart from what was said, so that they outlast every processing. What people
 * write themselves is in {@link WrittenFacts}, what they decided in {@link DecisionLog}.
 */
@ApplicationScoped
@Transactional
public class Corrections {

  @Inject ClaimRepository claims;
  @Inject FactRepository facts;
  @Inject DecisionRepository decisions;
  @Inject Beliefs beliefs;
  @Inject Facts knowledge;
  @Inject Clock clock;

  /** How two facts in conflict stand to each other. */
  public enum Choice {
    KEEP_A,
    KEEP_B,
    BOTH,
    NEITHER
  }

  /** It is true. Returns the act, to undo it by. */
  public String confirm(String owner, String factId) {
    return decide(owner, factId, Action.CONFIRM);
  }

  /** It was never true, whoever says so. */
  public String reject(String owner, String factId) {
    return decide(owner, factId, Action.REJECT);
  }

  /** It is true, and only a person may end it. */
  public String pin(String owner, String factId) {
    return decide(owner, factId, Action.PIN);
  }

  private String decide(String owner, String factId, Action action) {
    StoredFact fact = fact(owner, factId);
    Space space = new Space(fact.owner, fact.campaign);
    facts.lock(space);
    Instant now = now();
    String act = UUID.randomUUID().toString();
    for (String value : values(fact, action)) {
      keep(
          space,
          act,
          new Decision(fact.group, action, value, null, now, owner),
          note(action, fact));
    }
    beliefs.rework(space, Set.of(fact.group), now);
    return act;
  }

  /** A refined fact is rejected in all its forms: "Berlin" as well as "Kreuzberg, Berlin". */
  private Set<String> values(StoredFact fact, Action action) {
    Set<String> values = new HashSet<>(Set.of(fact.value));
    if (action == Action.REJECT) {
      List<StoredClaim> rows = claims.supporting(fact.factId);
      Names names = beliefs.names(space(fact), rows.stream().map(StoredClaim::claim).toList());
      rows.forEach(row -> values.add(Placed.of(row.claim(), names).value()));
    }
    return values;
  }

  static Space space(StoredFact fact) {
    return new Space(fact.owner, fact.campaign);
  }

  /** Settles a conflict. */
  public String settle(String owner, String conflictId, Choice choice) {
    StoredConflict conflict =
        facts
            .conflict(owner, conflictId)
            .orElseThrow(() -> Refusal.notFound("There is no conflict with this id."));
    if (conflict.closed != null) {
      throw Refusal.conflict("This conflict is settled already.");
    }
    StoredFact first = fact(owner, conflict.first);
    StoredFact second = fact(owner, conflict.second);
    Space space = space(first);
    facts.lock(space);
    Instant now = now();
    boolean swap = choice == Choice.KEEP_B;
    Action action =
        switch (choice) {
          case KEEP_A, KEEP_B -> Action.PREFER;
          case BOTH -> Action.BOTH;
          case NEITHER -> Action.NEITHER;
        };
    StoredFact kept = swap ? second : first;
    StoredFact other = swap ? first : second;
    String note =
        switch (choice) {
          case BOTH -> "“%s” and “%s” are both true in their time";
          case NEITHER -> "neither “%s” nor “%s” is true";
          default -> "“%s” is true, and “%s” is not";
        };
    String act = UUID.randomUUID().toString();
    keep(
        space,
        act,
        new Decision(conflict.group, action, kept.value, other.value, now, owner),
        note.formatted(kept.statement, other.statement));
    beliefs.rework(space, Set.of(conflict.group), now);
    return act;
  }

  /** Settles several conflicts alike: all of them, or none when one cannot be settled. */
  public List<String> settleAll(String owner, List<String> conflictIds, Choice choice) {
    return conflictIds.stream().map(id -> settle(owner, id, choice)).toList();
  }

  /** Takes back everything that was decided in one act. */
  public void undo(String owner, String act) {
    List<StoredDecision> taken =
        decisions.ofAct(owner, act).stream().filter(one -> one.undone == null).toList();
    if (taken.isEmpty()) {
      throw Refusal.notFound("There is nothing to undo under this id.");
    }
    Space space = new Space(taken.get(0).owner, taken.get(0).campaign);
    facts.lock(space);
    Instant now = now();
    Set<String> groups = new HashSet<>();
    Set<String> moved = new HashSet<>();
    for (StoredDecision one : taken) {
      one.undo(now);
      groups.add(one.group);
      if (one.action == Action.MOVE) {
        moved.add(one.group);
        moved.add(String.valueOf(one.other));
        groups.add(String.valueOf(one.other));
      }
    }
    removeWrittenBy(act, groups);
    move(space, moved, now);
    beliefs.rework(space, groups, now);
  }

  private void removeWrittenBy(String act, Set<String> groups) {
    Optional<StoredClaim> written = claims.find(act);
    written.ifPresent(
        row -> {
          groups.add(row.group);
          claims.remove(row);
        });
  }

  /** Puts the claims of these groups where they count now. */
  void move(Space space, Set<String> groups, Instant now) {
    if (!groups.isEmpty()) {
      Set<StoredClaim> rows = new LinkedHashSet<>(claims.ofOwnGroups(groups));
      rows.addAll(claims.ofGroups(groups));
      knowledge.place(space, List.copyOf(rows), now);
    }
  }

  void keep(Space space, String act, Decision decision, String note) {
    decisions.insert(new StoredDecision(UUID.randomUUID().toString(), space, act, decision, note));
  }

  private static String note(Action action, StoredFact fact) {
    String done =
        switch (action) {
          case CONFIRM -> "was confirmed";
          case PIN -> "was pinned";
          default -> "was rejected";
        };
    return "“%s” %s".formatted(fact.statement, done);
  }

  StoredFact fact(String owner, String factId) {
    return facts
        .believed(owner, factId)
        .orElseThrow(() -> Refusal.notFound("There is no fact with this id."));
  }

  /** As exact as the database keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
