package gaia.background;

import gaia.background.admission.QuietWish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine knows of itself, in the database. Each method is one short transaction. */
@ApplicationScoped
@Transactional
class ExplanationRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  // Reasons

  /**
   * Writes what was found out since the last time.
   *
   * @param ended ends of periods by their id
   */
  void write(List<ReasonPeriod> begun, Map<String, Instant> ended) {
    begun.forEach(em::persist);
    ended.forEach(
        (id, until) -> {
          ReasonPeriod period = em.find(ReasonPeriod.class, id);
          if (period != null) {
            period.end(until);
          }
        });
  }

  /** The server still lives, and its present reason still holds. */
  void seen(String periodId, @Nullable String detail, Instant now) {
    ReasonPeriod period = em.find(ReasonPeriod.class, periodId);
    if (period != null) {
      period.seen(now);
      period.describe(detail);
    }
  }

  /** Ends what a server left open that gave no sign of life since. */
  void endAbandoned(String me, Instant silentSince) {
    em.createQuery(
            "select r from ReasonPeriod r where r.until is null and r.server <> :me"
                + " and r.lastSeen < :silent",
            ReasonPeriod.class)
        .setParameter("me", me)
        .setParameter("silent", silentSince)
        .getResultList()
        .forEach(period -> period.end(period.lastSeen));
  }

  int forget(Instant before) {
    return em.createQuery("delete from ReasonPeriod r where r.until < :before")
        .setParameter("before", before)
        .executeUpdate();
  }

  /** Newest first. */
  List<ReasonPeriod> page(int limit, @Nullable String after) {
    String where =
        after == null
            ? ""
            : " where r.since < (select b.since from ReasonPeriod b where b.id = :after)"
                + " or (r.since = (select b.since from ReasonPeriod b where b.id = :after)"
                + " and r.id < :after)";
    var query =
        em.createQuery(
            "select r from ReasonPeriod r" + where + " order by r.since desc, r.id desc",
            ReasonPeriod.class);
    if (after != null) {
      query.setParameter("after", after);
    }
    return query.setMaxResults(limit).getResultList();
  }

  // Quiet mode

  Optional<QuietWish> quietWish() {
    return Optional.ofNullable(em.find(StoredQuietWish.class, StoredQuietWish.ONLY))
        .map(StoredQuietWish::wish);
  }

  void quiet(QuietWish wish) {
    em.merge(new StoredQuietWish(wish));
  }

  void loud() {
    Optional.ofNullable(em.find(StoredQuietWish.class, StoredQuietWish.ONLY)).ifPresent(em::remove);
  }

  // Hours

  List<StoredUsageHour> hours() {
    return em.createQuery("select h from StoredUsageHour h", StoredUsageHour.class).getResultList();
  }

  void count(int cell, Instant hour, int active, int observed) {
    int key = StoredUsageHour.keyOf(cell);
    StoredUsageHour found = em.find(StoredUsageHour.class, key, LockModeType.PESSIMISTIC_WRITE);
    if (found == null) {
      found = new StoredUsageHour(key, hour);
      em.persist(found);
    }
    found.add(hour, active, observed);
  }
}
