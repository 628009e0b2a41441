package gaia.knowledge.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decisions in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class DecisionRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(StoredDecision decision) {
    em.persist(decision);
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

  /** Where the claims of these groups count, for those that were moved. */
  Map<String, String> moved(Collection<String> groups) {
    Map<String, String> moved = new HashMap<>();
    for (StoredDecision one : inForce(groups)) {
      if (one.action == Decision.Action.MOVE && one.other != null) {
        moved.put(one.group, one.other);
      }
    }
    return moved;
  }

  List<StoredDecision> ofAct(String owner, String act) {
    return em.createQuery(
            "select d from StoredDecision d where d.act = :act and d.owner = :owner",
            StoredDecision.class)
        .setParameter("act", act)
        .setParameter("owner", owner)
        .getResultList();
  }

  /** The newest first. */
  List<StoredDecision> recent(String owner, int limit) {
    return em.createQuery(
            "select d from StoredDecision d where d.owner = :owner order by d.decided desc, d.id",
            StoredDecision.class)
        .setParameter("owner", owner)
        .setMaxResults(limit)
        .getResultList();
  }
}
