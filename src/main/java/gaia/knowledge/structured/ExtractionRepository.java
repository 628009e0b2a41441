package gaia.knowledge.structured;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What was found in archives, in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ExtractionRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  Optional<StoredExtraction> find(String archiveId) {
    return Optional.ofNullable(em.find(StoredExtraction.class, archiveId));
  }

  void insert(StoredExtraction row) {
    em.persist(row);
  }
}
