package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** How many tasks are in each state, exactly, without counting them. */
@ApplicationScoped
class TallyRepository {

  private static final int FEW = 64;
  private static final int MOST = 5000;
  private static final TaskState[] COLUMNS = {
    TaskState.PENDING,
    TaskState.PROCESSING,
    TaskState.COMPLETED,
    TaskState.FAILED,
    TaskState.CANCELLED
  };

  /** A range of keys of our own, begun at random. */
  private final AtomicLong keys =
      new AtomicLong(ThreadLocalRandom.current().nextLong(1, 1L << 31) << 32);

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @Inject Transactions transactions;
  @Inject BackgroundProcessorConfig config;

  /** Notes a change in the transaction that makes it. */
  void write(Tally tally) {
    if (!tally.isEmpty()) {
      em.persist(new TallyEntry(keys.incrementAndGet(), tally.change()));
    }
  }

  /** Joins the caller's transaction. */
  Map<TaskState, Long> counts() {
    return counts(
        (Object[])
            em.createNativeQuery(
                    "select sum(pending), sum(processing), sum(completed), sum(failed),"
                        + " sum(cancelled) from task_tally")
                .getSingleResult());
  }

  private static Map<TaskState, Long> counts(Object[] sums) {
    Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
    for (int i = 0; i < COLUMNS.length; i++) {
      counts.put(COLUMNS[i], sums[i] == null ? 0L : ((Number) sums[i]).longValue());
    }
    return counts;
  }

  /**
   * Puts one row in place of many. Rows that another server is about to put together are left to
   * it.
   *
   * @return whether many may be left
   */
  boolean compact() {
    return transactions.alone(
        () -> {
          List<?> rows =
              em.createNativeQuery(
                      "select id, pending, processing, completed, failed, cancelled from task_tally"
                          + " limit ?1 for update"
                          + (config.soleServer() ? "" : " skip locked"))
                  .setParameter(1, MOST)
                  .getResultList();
          if (rows.size() > FEW) {
            replace(rows);
          }
          return rows.size() == MOST;
        });
  }

  private void replace(List<?> rows) {
    Map<TaskState, Long> sum = new EnumMap<>(TaskState.class);
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      for (int i = 0; i < COLUMNS.length; i++) {
        sum.merge(COLUMNS[i], ((Number) columns[i + 1]).longValue(), Long::sum);
      }
    }
    int gone =
        em.createQuery("delete from TallyEntry t where t.id in :ids")
            .setParameter("ids", rows.stream().map(row -> (Long) ((Object[]) row)[0]).toList())
            .executeUpdate();
    if (gone != rows.size()) {
      throw new IllegalStateException("another server has put these rows together");
    }
    em.persist(new TallyEntry(keys.incrementAndGet(), sum));
  }
}
