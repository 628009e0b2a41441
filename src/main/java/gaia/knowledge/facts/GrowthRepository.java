package gaia.knowledge.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts by days of what came and went in the knowledge of an owner; days as the database has them,
 * which is in the time zone of the server.
 */
@ApplicationScoped
@Transactional
public class GrowthRepository {

  /** How many letters of a date in a database are the day. */
  private static final int DAY = 10;

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  /** Facts that began to be believed. */
  public Map<LocalDate, Long> learned(String owner, Instant since) {
    return count("StoredFact", "recorded", owner, since);
  }

  /** Facts that ceased to be believed, as wrong or in another wording. */
  public Map<LocalDate, Long> retracted(String owner, Instant since) {
    return count("StoredFact", "retracted", owner, since);
  }

  public Map<LocalDate, Long> conflictsOpened(String owner, Instant since) {
    return count("StoredConflict", "opened", owner, since);
  }

  public Map<LocalDate, Long> conflictsSettled(String owner, Instant since) {
    return count("StoredConflict", "closed", owner, since);
  }

  private Map<LocalDate, Long> count(String entity, String moment, String owner, Instant since) {
    Map<LocalDate, Long> found = new TreeMap<>();
    em.createQuery(
            ("select cast(e.%2$s as date), count(e) from %1$s e where e.owner = :owner"
                    + " and e.%2$s >= :since group by cast(e.%2$s as date)")
                .formatted(entity, moment),
            Object[].class)
        .setParameter("owner", owner)
        .setParameter("since", since)
        .getResultList()
        .forEach(row -> found.put(day(row[0]), ((Number) row[1]).longValue()));
    return found;
  }

  /** Drivers give a date as different types; all write it in the same way. */
  private static LocalDate day(Object date) {
    return LocalDate.parse(date.toString().substring(0, DAY));
  }
}
