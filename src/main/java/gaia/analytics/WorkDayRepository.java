package gaia.analytics;

import gaia.background.FinishedWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;

/** The days in the database; joins the caller's transaction. */
@ApplicationScoped
class WorkDayRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  /** The mark, held until the transaction ends: one server adds up at a time. */
  WorkDayMark hold() {
    return em.find(WorkDayMark.class, WorkDayMark.ONLY, LockModeType.PESSIMISTIC_WRITE);
  }

  void add(LocalDate date, FinishedWork.Sum sum) {
    List<WorkDay> found =
        em.createQuery(
                "select d from WorkDay d where d.owner = :owner and d.date = :date"
                    + " and d.campaign = :campaign and d.type = :type",
                WorkDay.class)
            .setParameter("owner", sum.owner())
            .setParameter("date", date)
            .setParameter("campaign", sum.campaign())
            .setParameter("type", sum.type())
            .getResultList();
    WorkDay day = found.isEmpty() ? new WorkDay(date, sum) : found.get(0);
    day.add(sum);
    if (found.isEmpty()) {
      em.persist(day);
    }
  }

  /** One sum for each day and kind of task, of the owner and of the house, oldest day first. */
  List<DaySum> since(String owner, String house, LocalDate first) {
    return em.createQuery(
            "select d.date, d.type, sum(d.completed), sum(d.failed), sum(d.waitedSeconds),"
                + " sum(d.workedSeconds) from WorkDay d"
                + " where (d.owner = :owner or d.owner = :house) and d.date >= :first"
                + " group by d.date, d.type order by d.date, d.type",
            Object[].class)
        .setParameter("owner", owner)
        .setParameter("house", house)
        .setParameter("first", first)
        .getResultStream()
        .map(WorkDayRepository::sum)
        .toList();
  }

  private static DaySum sum(Object[] row) {
    return new DaySum(
        (LocalDate) row[0],
        (String) row[1],
        ((Number) row[2]).longValue(),
        ((Number) row[3]).longValue(),
        ((Number) row[4]).doubleValue(),
        ((Number) row[5]).doubleValue());
  }
}
