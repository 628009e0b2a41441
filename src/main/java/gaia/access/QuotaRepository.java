package gaia.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** What owners have in the tables of other rooms; it is counted only, never read. */
@ApplicationScoped
@Transactional
class QuotaRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  long unfinishedTasks(String owner) {
    return number(
        "select count(*) from task where owner = ?1 and state in ('PENDING', 'PROCESSING')", owner);
  }

  /** Characters of messages, and bytes of documents. */
  long storedCharacters(String owner) {
    return number(
            "select coalesce(sum(char_length(content)), 0) from message where owner = ?1", owner)
        + number("select coalesce(sum(size), 0) from document where owner = ?1", owner);
  }

  private long number(String sql, String owner) {
    Object found = em.createNativeQuery(sql).setParameter(1, owner).getSingleResult();
    return ((Number) found).longValue();
  }
}
