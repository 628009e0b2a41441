package gaia.knowledge.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Claims, and the archives they come from, in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ClaimRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(StoredClaim claim) {
    em.persist(claim);
  }

  void remove(StoredClaim claim) {
    em.remove(claim);
  }

  Optional<StoredClaim> find(String id) {
    return Optional.ofNullable(em.find(StoredClaim.class, id));
  }

  List<StoredClaim> ofArchive(Space space, String archiveId) {
    return em.createQuery(
            "select c from StoredClaim c where c.archiveId = :archive and c.owner = :owner",
            StoredClaim.class)
        .setParameter("archive", archiveId)
        .setParameter("owner", space.owner())
        .getResultList();
  }

  List<StoredClaim> ofGroups(Collection<String> groups) {
    return in("select c from StoredClaim c where c.group in :keys", groups);
  }

  List<StoredClaim> ofOwnGroups(Collection<String> groups) {
    return in("select c from StoredClaim c where c.ownGroup in :keys", groups);
  }

  /** Everything that is said of, or names, one of these entities. */
  List<StoredClaim> naming(Collection<String> entities) {
    return in(
        "select c from StoredClaim c where c.subjectId in :keys or c.objectId in :keys", entities);
  }

  List<StoredClaim> supporting(String factId) {
    return em.createQuery(
            "select c from StoredClaim c where c.factId = :fact order by c.said, c.turn, c.id",
            StoredClaim.class)
        .setParameter("fact", factId)
        .getResultList();
  }

  /** The claims that say one of these facts, the earliest first. */
  List<StoredClaim> supportingAny(Collection<String> factIds) {
    return in(
        "select c from StoredClaim c where c.factId in :keys order by c.said, c.turn, c.id",
        factIds);
  }

  private List<StoredClaim> in(String query, Collection<String> keys) {
    List<StoredClaim> found = new ArrayList<>();
    for (List<String> part : Parts.of(keys)) {
      found.addAll(
          em.createQuery(query, StoredClaim.class).setParameter("keys", part).getResultList());
    }
    return found;
  }

  Optional<StoredArchive> archive(String archiveId) {
    return Optional.ofNullable(em.find(StoredArchive.class, archiveId));
  }

  /** All archives whose claims are in. */
  List<StoredArchive> archives() {
    return em.createQuery("select a from StoredArchive a", StoredArchive.class).getResultList();
  }

  StoredArchive archiveOrNew(Space space, String archiveId) {
    return archive(archiveId)
        .orElseGet(
            () -> {
              StoredArchive created = new StoredArchive(archiveId, space);
              em.persist(created);
              return created;
            });
  }

  void removeArchive(String archiveId) {
    archive(archiveId).ifPresent(em::remove);
  }

  List<String> integratedIds(String owner) {
    return em.createQuery(
            "select a.archiveId from StoredArchive a where a.owner = :owner", String.class)
        .setParameter("owner", owner)
        .getResultList();
  }
}
