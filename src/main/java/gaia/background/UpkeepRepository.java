package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** What is done to the queue as a whole. Each method is one short transaction. */
@ApplicationScoped
class UpkeepRepository {

  private static final int PROMOTED = 1000;
  private static final int REMOVED = 200;

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @Inject Transactions transactions;
  @Inject TallyRepository tallies;
  @Inject BackgroundProcessorConfig config;

  private String skipLocked() {
    return config.soleServer() ? " for update" : " for update skip locked";
  }

  /**
   * Lets tasks whose time to back off is over be ready.
   *
   * @return whether more may be due
   */
  boolean promoteDue(Instant now) {
    return transactions.alone(
        () -> {
          List<?> due =
              em.createNativeQuery(
                      "select id from task where lane = 3 and place <= ?1 order by place limit ?2"
                          + skipLocked())
                  .setParameter(1, Aging.micros(now))
                  .setParameter(2, PROMOTED)
                  .getResultList();
          if (!due.isEmpty()) {
            em.createQuery("select t from Task t where t.id in :ids", Task.class)
                .setParameter("ids", due)
                .getResultList()
                .forEach(Task::promote);
          }
          return due.size() == PROMOTED;
        });
  }

  /** The clock was set back: no task waits longer from now than it was meant to. */
  int pullBack(Instant now) {
    return transactions.alone(
        () -> {
          List<Task> late =
              em.createQuery(
                      "select t from Task t where t.lane = :lane"
                          + " and t.place > :now + t.delayMillis * 1000",
                      Task.class)
                  .setParameter("lane", Lane.BACKING_OFF)
                  .setParameter("now", Aging.micros(now))
                  .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                  .getResultList();
          late.forEach(task -> task.backOffAnew(now));
          return late.size();
        });
  }

  /** Puts waiting tasks in the order that the present setting asks for, when it changed. */
  boolean rerank(Aging aging) {
    return transactions.alone(
        () -> {
          Number before =
              (Number)
                  em.createNativeQuery(
                          "select aging_micros from queue_order where id = 1 for update")
                      .getSingleResult();
          long more = aging.micros() - before.longValue();
          if (more == 0) {
            return false;
          }
          em.createNativeQuery(
                  "update task set age_rank = age_rank + priority * cast(?1 as bigint),"
                      + " place = case when lane in (0, 1, 2, 4) then place + priority * cast(?1 as bigint)"
                      + " else place end")
              .setParameter(1, more)
              .executeUpdate();
          em.createNativeQuery("update queue_order set aging_micros = ?1 where id = 1")
              .setParameter(1, aging.micros())
              .executeUpdate();
          return true;
        });
  }

  /**
   * Removes some of the tasks that ended before a moment, with their attempts.
   *
   * @return whether more may be left
   */
  boolean removeFinished(Instant before) {
    return removeFinished(Lane.COMPLETED, before) | removeFinished(Lane.GIVEN_UP, before);
  }

  private boolean removeFinished(Lane lane, Instant before) {
    return transactions.alone(
        () -> {
          List<?> old =
              em.createNativeQuery(
                      "select id, state from task where lane = ?1 and place < ?2"
                          + " order by place limit ?3"
                          + skipLocked())
                  .setParameter(1, lane.ordinal())
                  .setParameter(2, Aging.micros(before))
                  .setParameter(3, REMOVED)
                  .getResultList();
          if (!old.isEmpty()) {
            remove(old);
          }
          return old.size() == REMOVED;
        });
  }

  private void remove(List<?> rows) {
    Tally tally = new Tally();
    List<String> ids = rows.stream().map(row -> (String) ((Object[]) row)[0]).toList();
    rows.forEach(row -> tally.moved(TaskState.valueOf((String) ((Object[]) row)[1]), null));
    em.createQuery("delete from Attempt a where a.taskId in :ids")
        .setParameter("ids", ids)
        .executeUpdate();
    em.createQuery("delete from Task t where t.id in :ids")
        .setParameter("ids", ids)
        .executeUpdate();
    tallies.write(tally);
  }
}
