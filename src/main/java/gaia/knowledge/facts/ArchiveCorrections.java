package gaia.knowledge.facts;

import gaia.knowledge.facts.Decision.Action;
import gaia.knowledge.structured.ArchiveEdit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes decisions of a person out of what the person took out of a structured archive. They are
 * kept beside all others, shown and undone like them, and go when the item is put back or the
 * archive is erased.
 */
@ApplicationScoped
@Transactional
public class ArchiveCorrections {

  @Inject FactRepository facts;
  @Inject DecisionRepository decisions;
  @Inject Beliefs beliefs;
  @Inject Corrections corrections;
  @Inject Clock clock;

  /** An item that a person took out or changed, and the claims that rested on it. */
  record Removed(ArchiveEdit edit, List<Claim> claims) {}

  /**
   * Sees to it that of this archive exactly these items are rejected.
   *
   * @param by who edits the archive
   * @param written what the person wrote into the archive: never rejected by the same edits
   */
  void reject(Space space, String archiveId, String by, List<Removed> items, List<Claim> written) {
    facts.lock(space);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<String, StoredDecision> before = new HashMap<>();
    decisions.ofArchive(archiveId).forEach(row -> before.put(row.id, row));
    Map<String, StoredDecision> wanted = new HashMap<>();
    Set<String> kept = new HashSet<>();
    placed(space, written).forEach(claim -> kept.add(place(claim)));
    for (Removed item : items) {
      String act = Digest.of("edit", archiveId, String.valueOf(item.edit().before()));
      for (Placed claim : placed(space, item.claims())) {
        if (!kept.contains(place(claim))) {
          Decision no = new Decision(claim.group(), Action.REJECT, claim.value(), null, now, by);
          StoredDecision row =
              new StoredDecision(Digest.of(act, place(claim)), space, act, no, note(item.edit()));
          row.standsIn(archiveId);
          wanted.put(row.id, row);
        }
      }
    }
    beliefs.rework(space, replace(before, wanted), now);
  }

  /** Groups in which something changed. What a person took back on the pages stays so. */
  private Set<String> replace(
      Map<String, StoredDecision> before, Map<String, StoredDecision> wanted) {
    Set<String> groups = new HashSet<>();
    before.forEach(
        (id, row) -> {
          if (wanted.remove(id) == null) {
            groups.add(row.group);
            decisions.remove(row);
          }
        });
    for (StoredDecision row : wanted.values()) {
      groups.add(row.group);
      decisions.insert(row);
    }
    return groups;
  }

  /**
   * Takes decisions away as if they had never been taken.
   *
   * @return groups in which something may have changed
   */
  Set<String> withdraw(Space space, Collection<StoredDecision> taken) {
    facts.lock(space);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Set<String> groups = new HashSet<>();
    Set<String> moved = new HashSet<>();
    for (StoredDecision one : Set.copyOf(taken)) {
      groups.add(one.group);
      if (one.action == Action.MOVE) {
        moved.add(one.group);
        moved.add(String.valueOf(one.other));
      }
      decisions.remove(one);
    }
    groups.addAll(moved);
    corrections.move(space, moved, now);
    beliefs.rework(space, groups, now);
    return groups;
  }

  private List<Placed> placed(Space space, List<Claim> claims) {
    Names names = beliefs.names(space, claims);
    return claims.stream().map(claim -> Placed.of(claim, names)).toList();
  }

  private static String place(Placed claim) {
    return claim.group() + " " + claim.value();
  }

  private static String note(ArchiveEdit edit) {
    return edit.after() == null
        ? "“%s” was taken out of a structured archive".formatted(edit.before())
        : "“%s” was rewritten as “%s” in a structured archive"
            .formatted(edit.before(), edit.after());
  }
}
