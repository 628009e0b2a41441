package gaia.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Erasures and their receipts in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ErasureRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(Erasure erasure) {
    em.persist(erasure);
  }

  Optional<Erasure> find(String id) {
    return Optional.ofNullable(em.find(Erasure.class, id));
  }

  Optional<Erasure> locked(String id) {
    return Optional.ofNullable(em.find(Erasure.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<Erasure> running(String conversationId) {
    return em.createQuery(
            "select e from Erasure e where e.conversationId = :conversation and e.state = :state",
            Erasure.class)
        .setParameter("conversation", conversationId)
        .setParameter("state", ErasureState.RUNNING)
        .getResultStream()
        .findFirst();
  }

  /** Newest first, behind the one with the id. */
  List<Erasure> ofOwner(String owner, int most, @Nullable String before) {
    String moment = "(select b.requested from Erasure b where b.id = :before)";
    String after =
        " and (e.requested < %1$s or (e.requested = %1$s and e.id < :before))".formatted(moment);
    var query =
        em.createQuery(
                "select e from Erasure e where e.owner = :owner"
                    + (before == null ? "" : after)
                    + " order by e.requested desc, e.id desc",
                Erasure.class)
            .setParameter("owner", owner)
            .setMaxResults(most);
    if (before != null) {
      query.setParameter("before", before);
    }
    return query.getResultList();
  }
}
