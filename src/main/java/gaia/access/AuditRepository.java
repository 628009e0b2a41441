package gaia.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The lines of the audit log in the database. */
@ApplicationScoped
@Transactional
class AuditRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  /**
   * Adds a line behind the newest. The key is its number, so of two servers that add at the same
   * moment one fails, and tries again.
   */
  @Transactional(TxType.REQUIRES_NEW)
  void add(Instant now, Deed deed) {
    Optional<AuditEntry> last = newest(1, null).stream().findFirst();
    em.persist(
        new AuditEntry(
            last.map(entry -> entry.number + 1).orElse(1L),
            now,
            deed,
            last.map(entry -> entry.hash).orElse(AuditEntry.BEGINNING)));
  }

  /**
   * Lines, newest first.
   *
   * @param before only lines with a smaller number; null for all
   */
  List<AuditEntry> newest(int most, @org.jspecify.annotations.Nullable Long before) {
    return em.createQuery(
            "select e from AuditEntry e where e.number < :before order by e.number desc",
            AuditEntry.class)
        .setParameter("before", before == null ? Long.MAX_VALUE : before)
        .setMaxResults(most)
        .getResultList();
  }

  /** Lines in the order in which they were written, behind a number. */
  List<AuditEntry> after(long number, int most) {
    return em.createQuery(
            "select e from AuditEntry e where e.number > :number order by e.number",
            AuditEntry.class)
        .setParameter("number", number)
        .setMaxResults(most)
        .getResultList();
  }

  /** The last line that is older than the moment. */
  Optional<AuditEntry> lastBefore(Instant moment) {
    return em.createQuery(
            "select e from AuditEntry e where e.at < :moment order by e.number desc",
            AuditEntry.class)
        .setParameter("moment", moment)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Removes everything up to this number. */
  @Transactional(TxType.REQUIRES_NEW)
  int removeUpTo(long number) {
    return em.createQuery("delete from AuditEntry e where e.number <= :number")
        .setParameter("number", number)
        .executeUpdate();
  }
}
