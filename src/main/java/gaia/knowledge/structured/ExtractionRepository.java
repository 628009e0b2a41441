package gaia.knowledge.structured;

import gaia.knowledge.extraction.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
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

  /**
   * @param archiveIds some hundreds at the most
   */
  List<StoredExtraction> findAll(Collection<String> archiveIds) {
    return archiveIds.isEmpty()
        ? List.of()
        : em.createQuery(
                "select e from StoredExtraction e where e.archiveId in :ids",
                StoredExtraction.class)
            .setParameter("ids", archiveIds)
            .getResultList();
  }

  /** Ids of archives that were read by rules, or with another wording of the prompts. */
  List<String> readOtherwise(String promptVersion) {
    return em.createQuery(
            "select e.archiveId from StoredExtraction e where e.extractor = :rules or"
                + " e.promptVersion is null or e.promptVersion <> :version order by e.extracted",
            String.class)
        .setParameter("rules", Origin.RULES.extractor())
        .setParameter("version", promptVersion)
        .getResultList();
  }

  /**
   * Ids of archives that no language model has read, and that this one was not asked about in vain
   * with these prompts.
   */
  List<String> readByRules(String model, String promptVersion) {
    return em.createQuery(
            "select e.archiveId from StoredExtraction e where e.extractor = :rules and"
                + " (e.model is null or e.model <> :model or e.promptVersion <> :version)"
                + " order by e.extracted",
            String.class)
        .setParameter("rules", Origin.RULES.extractor())
        .setParameter("model", model)
        .setParameter("version", promptVersion)
        .getResultList();
  }

  boolean exists(String archiveId) {
    return em.find(StoredExtraction.class, archiveId) != null;
  }

  void insert(StoredExtraction row) {
    em.persist(row);
  }
}
