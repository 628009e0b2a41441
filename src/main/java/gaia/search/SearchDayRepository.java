package gaia.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Days of searches in the database. */
@ApplicationScoped
@Transactional
class SearchDayRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  /** Adds to days, all of them or none; it fails where another server just began one of them. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void add(Map<SearchDay.Key, SearchDay.Sum> sums) {
    sums.forEach(
        (key, sum) -> {
          SearchDay day = em.find(SearchDay.class, key.id(), LockModeType.PESSIMISTIC_WRITE);
          if (day == null) {
            day = new SearchDay(key);
            em.persist(day);
          }
          day.add(sum);
        });
  }

  List<SearchDay> since(String owner, LocalDate first) {
    return em.createQuery(
            "select d from SearchDay d where d.owner = :owner and d.date >= :first"
                + " order by d.date, d.id",
            SearchDay.class)
        .setParameter("owner", owner)
        .setParameter("first", first)
        .getResultList();
  }
}
