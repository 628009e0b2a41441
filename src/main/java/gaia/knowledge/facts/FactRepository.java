package gaia.knowledge.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions of facts, and conflicts, in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FactRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  /** Nobody else changes the knowledge of this space until the transaction ends. */
  void lock(Space space) {
    if (em.find(StoredSpace.class, space.id(), LockModeType.PESSIMISTIC_WRITE) == null) {
      em.persist(new StoredSpace(space));
      em.flush();
    }
  }

  void insert(StoredFact fact) {
    em.persist(fact);
  }

  void insert(StoredConflict conflict) {
    em.persist(conflict);
  }

  /** What is believed of these groups at present. */
  List<StoredFact> believed(Collection<String> groups) {
    List<StoredFact> found = new ArrayList<>();
    for (List<String> part : Parts.of(groups)) {
      found.addAll(
          em.createQuery(
                  "select f from StoredFact f where f.group in :keys and f.retracted is null",
                  StoredFact.class)
              .setParameter("keys", part)
              .getResultList());
    }
    return found;
  }

  /** The fact, whoever owns it, for the check of who may see it. */
  Optional<StoredFact> believed(String factId) {
    return em.createQuery(
            "select f from StoredFact f where f.factId = :id and f.retracted is null",
            StoredFact.class)
        .setParameter("id", factId)
        .getResultStream()
        .findFirst();
  }

  Optional<StoredFact> believed(String owner, String factId) {
    return em.createQuery(
            "select f from StoredFact f where f.factId = :id and f.owner = :owner"
                + " and f.retracted is null",
            StoredFact.class)
        .setParameter("id", factId)
        .setParameter("owner", owner)
        .getResultStream()
        .findFirst();
  }

  /** All versions, the oldest first. */
  List<StoredFact> versions(String owner, String factId) {
    return em.createQuery(
            "select f from StoredFact f where f.factId = :id and f.owner = :owner"
                + " order by f.recorded, f.id",
            StoredFact.class)
        .setParameter("id", factId)
        .setParameter("owner", owner)
        .getResultList();
  }

  /** What is believed of a subject, in the order in which it came to be true. */
  List<StoredFact> ofSubject(String subjectId) {
    return em.createQuery(
            "select f from StoredFact f where f.subjectId = :subject and f.retracted is null"
                + " order by f.firstSaid, f.factId",
            StoredFact.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  /** Asked for by each end on its own: a condition on either would read every fact there is. */
  List<StoredFact> relations(String owner, List<String> entityIds, int limit) {
    Map<String, StoredFact> found = new HashMap<>();
    for (String end : List.of("subjectId", "objectId")) {
      em.createQuery(
              "select f from StoredFact f where f.owner = :owner and f.retracted is null"
                  + " and f.shelved = :no and f.objectId is not null and f."
                  + end
                  + " in :ids order by f.confidence desc, f.factId",
              StoredFact.class)
          .setParameter("owner", owner)
          .setParameter("no", false)
          .setParameter("ids", entityIds)
          .setMaxResults(limit)
          .getResultStream()
          .forEach(fact -> found.put(fact.id, fact));
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing((StoredFact fact) -> -fact.confidence)
                .thenComparing(fact -> fact.factId))
        .limit(limit)
        .toList();
  }

  List<StoredFact> relations(String owner, @Nullable String campaign, int limit) {
    TypedQuery<StoredFact> query =
        em.createQuery(
            "select f from StoredFact f where f.owner = :owner and f.retracted is null"
                + " and f.shelved = :no and f.objectId is not null"
                + (campaign == null ? "" : " and f.campaign = :campaign")
                + " order by f.lastSaid desc, f.factId",
            StoredFact.class);
    if (campaign != null) {
      query.setParameter("campaign", campaign);
    }
    return query
        .setParameter("owner", owner)
        .setParameter("no", false)
        .setMaxResults(limit)
        .getResultList();
  }

  /** What is believed in a space and is in sight, the oldest first. */
  List<StoredFact> ofSpace(Space space, int limit) {
    return em.createQuery(
            "select f from StoredFact f where f.owner = :owner and f.campaign = :campaign"
                + " and f.retracted is null and f.shelved = :no order by f.lastSaid, f.factId",
            StoredFact.class)
        .setParameter("owner", space.owner())
        .setParameter("campaign", space.campaign())
        .setParameter("no", false)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Everywhere that anything is known. */
  List<Space> spaces() {
    return em.createQuery("select s from StoredSpace s order by s.id", StoredSpace.class)
        .getResultStream()
        .map(row -> new Space(row.owner, row.campaign))
        .toList();
  }

  List<String> subjects() {
    return em.createQuery(
            "select f.subjectId from StoredFact f where f.retracted is null"
                + " group by f.subjectId order by min(f.recorded), f.subjectId",
            String.class)
        .getResultList();
  }

  List<StoredFact> list(FactQuery query) {
    StringBuilder jpql = new StringBuilder("select f from StoredFact f where f.owner = :owner");
    query.conditions().forEach(condition -> jpql.append(" and ").append(condition));
    jpql.append(" order by f.lastSaid desc, f.factId");
    TypedQuery<StoredFact> asked = em.createQuery(jpql.toString(), StoredFact.class);
    query.parameters().forEach(asked::setParameter);
    return asked.setFirstResult(query.offset()).setMaxResults(query.limit()).getResultList();
  }

  /** Versions that came or went since a moment, the newest change first. */
  List<StoredFact> changedSince(String owner, Instant since, int limit) {
    return em.createQuery(
            "select f from StoredFact f where f.owner = :owner"
                + " and (f.recorded > :since or f.retracted > :since)"
                + " order by f.recorded desc, f.id",
            StoredFact.class)
        .setParameter("owner", owner)
        .setParameter("since", since)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Conflicts of these groups, open and closed. */
  List<StoredConflict> conflicts(Collection<String> groups) {
    List<StoredConflict> found = new ArrayList<>();
    for (List<String> part : Parts.of(groups)) {
      found.addAll(
          em.createQuery(
                  "select c from StoredConflict c where c.group in :keys", StoredConflict.class)
              .setParameter("keys", part)
              .getResultList());
    }
    return found;
  }

  List<StoredConflict> openConflicts(
      String owner, @Nullable String campaign, int offset, int limit) {
    var query =
        em.createQuery(
                "select c from StoredConflict c where c.owner = :owner and c.closed is null"
                    + (campaign == null ? "" : " and c.campaign = :campaign")
                    + " order by c.opened, c.id",
                StoredConflict.class)
            .setParameter("owner", owner)
            .setFirstResult(offset)
            .setMaxResults(limit);
    if (campaign != null) {
      query.setParameter("campaign", campaign);
    }
    return query.getResultList();
  }

  Optional<StoredConflict> conflict(String owner, String id) {
    return Optional.ofNullable(em.find(StoredConflict.class, id))
        .filter(conflict -> conflict.owner.equals(owner));
  }

  /** Old versions, and conflicts that are over, leave no trace. */
  void removeRetracted(Collection<String> groups) {
    em.flush();
    for (List<String> part : Parts.of(groups)) {
      em.createQuery("delete from StoredFact f where f.group in :keys and f.retracted is not null")
          .setParameter("keys", part)
          .executeUpdate();
      em.createQuery("delete from StoredConflict c where c.group in :keys and c.closed is not null")
          .setParameter("keys", part)
          .executeUpdate();
    }
  }
}
