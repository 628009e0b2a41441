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

  /**
   * Where a fact names an entity. They are asked for one by one: a condition on either would read
   * every fact there is.
   */
  private static final List<String> ENDS = List.of("subjectId", "objectId");

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

  /** What is believed of these facts at present, in no particular order. */
  List<StoredFact> believedOf(String owner, Collection<String> factIds) {
    List<StoredFact> found = new ArrayList<>();
    for (List<String> part : Parts.of(factIds)) {
      found.addAll(
          em.createQuery(
                  "select f from StoredFact f where f.factId in :keys and f.owner = :owner"
                      + " and f.retracted is null",
                  StoredFact.class)
              .setParameter("keys", part)
              .setParameter("owner", owner)
              .getResultList());
    }
    return found;
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

  List<StoredFact> relations(String owner, List<String> entityIds, int limit) {
    Map<String, StoredFact> found = new HashMap<>();
    for (String end : ENDS) {
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
    if (query.entity() == null) {
      return asked(query, "")
          .setFirstResult(query.offset())
          .setMaxResults(query.limit())
          .getResultList();
    }
    Map<String, StoredFact> found = new HashMap<>();
    for (String end : ENDS) {
      asked(query, " and f." + end + " = :entity")
          .setMaxResults(query.offset() + query.limit())
          .getResultStream()
          .forEach(fact -> found.put(fact.id, fact));
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing((StoredFact fact) -> fact.lastSaid)
                .reversed()
                .thenComparing(fact -> fact.factId))
        .skip(query.offset())
        .limit(query.limit())
        .toList();
  }

  private TypedQuery<StoredFact> asked(FactQuery query, String named) {
    StringBuilder jpql = new StringBuilder("select f from StoredFact f where f.owner = :owner");
    jpql.append(named);
    query.conditions().forEach(condition -> jpql.append(" and ").append(condition));
    jpql.append(" order by f.lastSaid desc, f.factId");
    TypedQuery<StoredFact> asked = em.createQuery(jpql.toString(), StoredFact.class);
    query.parameters().forEach(asked::setParameter);
    return asked;
  }

  /** Versions that came or went since a moment, the newest change first. */
  List<StoredFact> changedSince(String owner, Instant since, int limit) {
    Map<String, StoredFact> found = new HashMap<>();
    for (String moment : List.of("recorded", "retracted")) {
      em.createQuery(
              "select f from StoredFact f where f.owner = :owner and f.%1$s > :since order by f.%1$s desc"
                  .formatted(moment),
              StoredFact.class)
          .setParameter("owner", owner)
          .setParameter("since", since)
          .setMaxResults(limit)
          .getResultStream()
          .forEach(fact -> found.put(fact.id, fact));
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing((StoredFact fact) -> fact.recorded)
                .reversed()
                .thenComparing(fact -> fact.id))
        .limit(limit)
        .toList();
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

  /** How many conflicts are open, in a campaign or in all. */
  long countOpen(String owner, @Nullable String campaign) {
    TypedQuery<Long> query =
        em.createQuery(
            "select count(c) from StoredConflict c where c.owner = :owner and c.closed is null"
                + (campaign == null ? "" : " and c.campaign = :campaign"),
            Long.class);
    if (campaign != null) {
      query.setParameter("campaign", campaign);
    }
    return query.setParameter("owner", owner).getSingleResult();
  }

  Optional<StoredConflict> conflict(String owner, String id) {
    return Optional.ofNullable(em.find(StoredConflict.class, id))
        .filter(conflict -> conflict.owner.equals(owner));
  }

  /** Open ones of all owners that no language model was asked about, the oldest first. */
  List<StoredConflict> openWithoutAdvice(int most) {
    return em.createQuery(
            "select c from StoredConflict c where c.closed is null and c.advisedOn is null"
                + " order by c.opened, c.id",
            StoredConflict.class)
        .setMaxResults(most)
        .getResultList();
  }

  /** Old versions, conflicts that are over, and advice in those that are not, leave no trace. */
  void removeRetracted(Collection<String> groups) {
    conflicts(groups).forEach(StoredConflict::forgetAdvice);
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
