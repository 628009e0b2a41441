package gaia.lora;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Adapters in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class AdapterRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(StoredAdapter adapter, Iterable<String> archives) {
    em.persist(adapter);
    archives.forEach(archive -> em.persist(new StoredSource(adapter, archive)));
  }

  Optional<StoredAdapter> find(String id) {
    return Optional.ofNullable(em.find(StoredAdapter.class, id));
  }

  /** Held until the transaction ends. */
  Optional<StoredAdapter> locked(String id) {
    return Optional.ofNullable(em.find(StoredAdapter.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The newest first. */
  List<StoredAdapter> ofOwner(String owner, int most) {
    return em.createQuery(
            "select a from StoredAdapter a where a.owner = :owner"
                + " order by a.created desc, a.version desc",
            StoredAdapter.class)
        .setParameter("owner", owner)
        .setMaxResults(most)
        .getResultList();
  }

  /** The newest version first. */
  List<StoredAdapter> ofCampaign(String owner, String campaign) {
    return em.createQuery(
            "select a from StoredAdapter a where a.owner = :owner and a.campaign = :campaign"
                + " order by a.version desc",
            StoredAdapter.class)
        .setParameter("owner", owner)
        .setParameter("campaign", campaign)
        .getResultList();
  }

  List<StoredAdapter> inState(AdapterState state) {
    return em.createQuery(
            "select a from StoredAdapter a where a.state = :state order by a.id",
            StoredAdapter.class)
        .setParameter("state", state)
        .getResultList();
  }

  /** Adapters of an owner that were trained on an archive. */
  List<StoredAdapter> trainedOn(String owner, String archiveId) {
    return em.createQuery(
            "select a from StoredAdapter a where a.owner = :owner and a.id in"
                + " (select s.adapterId from StoredSource s where s.archiveId = :archive)",
            StoredAdapter.class)
        .setParameter("owner", owner)
        .setParameter("archive", archiveId)
        .getResultList();
  }

  List<String> archives(String adapterId) {
    return em.createQuery(
            "select s.archiveId from StoredSource s where s.adapterId = :adapter"
                + " order by s.archiveId",
            String.class)
        .setParameter("adapter", adapterId)
        .getResultList();
  }

  void removeSources(String adapterId) {
    em.createQuery("delete from StoredSource s where s.adapterId = :adapter")
        .setParameter("adapter", adapterId)
        .executeUpdate();
  }

  void remove(StoredAdapter adapter) {
    removeSources(adapter.id);
    em.remove(adapter);
  }
}
