package gaia.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Visits in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class VisitRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  Optional<StoredVisit> find(String owner) {
    return Optional.ofNullable(em.find(StoredVisit.class, owner));
  }

  /** Fails at once where somebody else inserted the same. */
  void insert(StoredVisit visit) {
    em.persist(visit);
    em.flush();
  }
}
