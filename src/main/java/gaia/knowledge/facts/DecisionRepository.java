package gaia.knowledge.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decisions in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class DecisionRepository {

  private static final int LONGEST_CHAIN = 20;

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(StoredDecision decision) {
    em.persist(decision);
  }

  void remove(StoredDecision decision) {
    em.remove(decision);
  }

  /** What a person decided by editing the structured archive; also what was undone since. */
  List<StoredDecision> ofArchive(String archiveId) {
    return em.createQuery(
            "select d from StoredDecision d where d.archiveId = :archive", StoredDecision.class)
        .setParameter("archive", archiveId)
        .getResultList();
  }

  /** Forgets what was decided in groups that have nothing to decide any more. */
  void removeOf(Collection<String> groups) {
    for (List<String> part : Parts.of(groups)) {
      em.createQuery("delete from StoredDecision d where d.group in :keys")
          .setParameter("keys", part)
          .executeUpdate();
    }
  }

  /** Everything that was ever decided about one of these groups, or moved into one. */
  List<StoredDecision> touching(Collection<String> groups) {
    List<StoredDecision> found = new ArrayList<>();
    for (List<String> part : Parts.of(groups)) {
      found.addAll(
          em.createQuery(
                  "select d from StoredDecision d where d.group in :keys or d.other in :keys",
                  StoredDecision.class)
              .setParameter("keys", part)
              .getResultList());
    }
    return found;
  }

  /** Those in force, in the order in which they were taken. */
  List<StoredDecision> inForce(Collection<String> groups) {
    List<StoredDecision> found = new ArrayList<>();
    for (List<String> part : Parts.of(groups)) {
      found.addAll(
          em.createQuery(
                  "select d from StoredDecision d where d.group in :keys and d.undone is null"
                      + " order by d.decided, d.id",
                  StoredDecision.class)
              .setParameter("keys", part)
              .getResultList());
    }
    return found;
  }

  /** Those that a person took back. */
  List<StoredDecision> undone(Collection<String> groups) {
    List<StoredDecision> found = new ArrayList<>();
    for (List<String> part : Parts.of(groups)) {
      found.addAll(
          em.createQuery(
                  "select d from StoredDecision d where d.group in :keys and d.undone is not null",
                  StoredDecision.class)
              .setParameter("keys", part)
              .getResultList());
    }
    return found;
  }

  /** Where the claims of these groups count in the end, for those that were moved. */
  Map<String, String> moved(Collection<String> groups) {
    Map<String, String> steps = new HashMap<>();
    Set<String> asked = Set.copyOf(groups);
    for (int i = 0; i < LONGEST_CHAIN && !asked.isEmpty(); i++) {
      Set<String> next = new HashSet<>();
      for (StoredDecision one : inForce(asked)) {
        if (one.action == Decision.Action.MOVE && one.other != null) {
          steps.put(one.group, one.other);
          next.add(one.other);
        }
      }
      next.removeAll(steps.keySet());
      asked = next;
    }
    Map<String, String> moved = new HashMap<>();
    steps.keySet().forEach(group -> moved.put(group, end(group, steps)));
    return moved;
  }

  private static String end(String group, Map<String, String> steps) {
    String end = group;
    for (int i = 0; i < LONGEST_CHAIN && steps.containsKey(end); i++) {
      end = String.valueOf(steps.get(end));
    }
    return end;
  }

  List<StoredDecision> ofAct(String owner, String act) {
    return em.createQuery(
            "select d from StoredDecision d where d.act = :act and d.owner = :owner",
            StoredDecision.class)
        .setParameter("act", act)
        .setParameter("owner", owner)
        .getResultList();
  }

  /**
   * The newest first.
   *
   * @param byHouse those of the clean-up, otherwise those of people
   */
  List<StoredDecision> recent(String owner, boolean byHouse, int limit) {
    String who = byHouse ? "=" : "<>";
    return em.createQuery(
            "select d from StoredDecision d where d.owner = :owner and d.by "
                + who
                + " :house order by d.decided desc, d.id",
            StoredDecision.class)
        .setParameter("owner", owner)
        .setParameter("house", Decision.HOUSE)
        .setMaxResults(limit)
        .getResultList();
  }
}
