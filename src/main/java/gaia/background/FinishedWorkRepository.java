package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Sums over finished tasks; joins the caller's transaction. */
@ApplicationScoped
class FinishedWorkRepository {

  private static final String SUMS =
      "select t.owner, t.campaign, t.type, t.state, count(*),"
          + " sum(extract(epoch from (a.began - t.created))), sum(a.worked)"
          + " from task t join (select b.task_id, min(b.started) as began,"
          + " sum(extract(epoch from (b.ended - b.started))) as worked"
          + " from task_attempt b join task f on f.id = b.task_id"
          + " where f.finished >= ?1 and f.finished < ?2 group by b.task_id) a on a.task_id = t.id"
          + " where t.finished >= ?1 and t.finished < ?2 and t.state in ('COMPLETED', 'FAILED')"
          + " group by t.owner, t.campaign, t.type, t.state";

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  List<FinishedWork.Sum> sums(Instant from, Instant until) {
    List<?> rows =
        em.createNativeQuery(SUMS)
            .setParameter(1, from.atOffset(ZoneOffset.UTC))
            .setParameter(2, until.atOffset(ZoneOffset.UTC))
            .getResultList();
    return rows.stream().map(row -> sum((Object[]) row)).toList();
  }

  private static FinishedWork.Sum sum(Object[] row) {
    return new FinishedWork.Sum(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        TaskState.COMPLETED.name().equals(row[3]),
        ((Number) row[4]).longValue(),
        seconds(row[5]),
        seconds(row[6]));
  }

  private static double seconds(Object sum) {
    return sum instanceof Number number ? Math.max(0, number.doubleValue()) : 0;
  }
}
