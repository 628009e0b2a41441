package gaia.knowledge.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of entities in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class EntityRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(StoredEntity entity) {
    em.persist(entity);
  }

  void remove(StoredEntity entity) {
    em.remove(entity);
  }

  Optional<StoredEntity> find(String owner, String id) {
    return Optional.ofNullable(em.find(StoredEntity.class, id))
        .filter(entity -> entity.owner.equals(owner));
  }

  List<StoredEntity> byIds(Collection<String> ids) {
    return in("select e from StoredEntity e where e.id in :keys", ids);
  }

  /** The names that stand for one of these, themselves left out. */
  List<StoredEntity> aliasesOf(Collection<String> ids) {
    return in("select e from StoredEntity e where e.sameAs in :keys order by e.nameKey", ids);
  }

  private List<StoredEntity> in(String query, Collection<String> keys) {
    List<StoredEntity> found = new ArrayList<>();
    for (List<String> part : Parts.of(keys)) {
      found.addAll(
          em.createQuery(query, StoredEntity.class).setParameter("keys", part).getResultList());
    }
    return found;
  }

  /** Entities by name, without the names that stand for another one. */
  List<StoredEntity> page(
      String owner, @Nullable String campaign, @Nullable String text, int offset, int limit) {
    return em.createQuery(
            "select e from StoredEntity e where e.owner = :owner and e.sameAs is null"
                + " and (:campaign = '' or e.campaign = :campaign)"
                + " and e.nameKey like :text order by e.nameKey, e.id",
            StoredEntity.class)
        .setParameter("owner", owner)
        .setParameter("campaign", campaign == null ? "" : campaign)
        .setParameter("text", "%" + (text == null ? "" : NameKey.of(text)) + "%")
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Names that no claim uses any more, and that stand for nobody else. */
  void removeUnused(Collection<String> ids) {
    em.flush();
    for (StoredEntity entity : byIds(ids)) {
      boolean used =
          !em.createQuery(
                  "select c.id from StoredClaim c where c.subjectId = :id or c.objectId = :id",
                  String.class)
              .setParameter("id", entity.id)
              .setMaxResults(1)
              .getResultList()
              .isEmpty();
      if (!used && aliasesOf(List.of(entity.id)).isEmpty()) {
        em.remove(entity);
      }
    }
  }
}
