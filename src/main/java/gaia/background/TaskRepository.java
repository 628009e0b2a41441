package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue in the database, as the engine uses it. Each method is one short transaction. A row is
 * locked before it is judged, so two workers, or two servers, never both get it.
 */
@ApplicationScoped
class TaskRepository {

  private static final int CANDIDATES = 8;

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  /** Which waiting tasks may start at present. */
  record Permit(boolean ordinary, boolean longTasks, Set<String> tooLarge) {
    static final Permit WISHES_ONLY = new Permit(false, false, Set.of());

    Permit {
      tooLarge = Set.copyOf(tooLarge);
    }

    private String condition() {
      return presence() + (tooLarge.isEmpty() ? "" : " and t.type not in :tooLarge");
    }

    private String presence() {
      if (!ordinary) {
        return " and t.runNow = :yes";
      }
      return longTasks ? "" : " and (t.runNow = :yes or t.longIdle = :no)";
    }
  }

  /** A task that now belongs to the caller. */
  record Claim(Lease lease, TaskView task, @Nullable String checkpoint) {}

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Claim> claimNext(Permit permit, String server, Instant now, Duration leaseTime) {
    for (String id : candidates(permit, now)) {
      Task task = locked(id);
      if (task != null && task.state == TaskState.PENDING) {
        return Optional.of(claim(task, server, now, leaseTime));
      }
    }
    return Optional.empty();
  }

  /** Truth values are parameters: as literals they become numbers, which H2 refuses. */
  private List<String> candidates(Permit permit, Instant now) {
    var query =
        em.createQuery(
                "select t.id from Task t where t.state = :pending and t.notBefore <= :now"
                    + permit.condition()
                    + " order by t.priority, t.created, t.id",
                String.class)
            .setParameter("pending", TaskState.PENDING)
            .setParameter("now", now)
            .setMaxResults(CANDIDATES);
    if (!permit.longTasks()) {
      query.setParameter("yes", true);
    }
    if (permit.ordinary() && !permit.longTasks()) {
      query.setParameter("no", false);
    }
    if (!permit.tooLarge().isEmpty()) {
      query.setParameter("tooLarge", permit.tooLarge());
    }
    return query.getResultList();
  }

  private Claim claim(Task task, String server, Instant now, Duration leaseTime) {
    task.claim(server, now, now.plus(leaseTime));
    Attempt attempt = new Attempt(UUID.randomUUID().toString(), task, server, now);
    em.persist(attempt);
    return new Claim(new Lease(task.id, task.leaseToken, attempt.id), task.view(), task.checkpoint);
  }

  /**
   * Changes a task and its running attempt, if the lease still holds.
   *
   * @return false when it does not; nothing was changed then
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean underLease(Lease lease, BiConsumer<Task, Attempt> change) {
    Task task = locked(lease.taskId());
    if (task == null || !task.isHeldUnder(lease)) {
      return false;
    }
    change.accept(task, em.find(Attempt.class, lease.attemptId()));
    return true;
  }

  /** Tasks whose worker gave no sign of life in time. */
  @Transactional(TxType.REQUIRES_NEW)
  List<String> expired(Instant now) {
    return em.createQuery(
            "select t.id from Task t where t.state = :processing and t.leaseUntil < :now",
            String.class)
        .setParameter("processing", TaskState.PROCESSING)
        .setParameter("now", now)
        .getResultList();
  }

  /** Tasks that some worker had claimed, on whatever server. */
  @Transactional(TxType.REQUIRES_NEW)
  List<String> claimed() {
    return em.createQuery("select t.id from Task t where t.state = :processing", String.class)
        .setParameter("processing", TaskState.PROCESSING)
        .getResultList();
  }

  /**
   * Puts back a task whose worker is gone, or gives it up after too many such ends.
   *
   * @param expiredBefore only if its lease ended before this moment
   * @param onGivenUp called in the same transaction when the task is given up
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean rescue(
      String id, Instant expiredBefore, Instant now, BiConsumer<TaskView, String> onGivenUp) {
    Task task = locked(id);
    if (task == null
        || task.state != TaskState.PROCESSING
        || (task.leaseUntil != null && !task.leaseUntil.isBefore(expiredBefore))) {
      return false;
    }
    endOpenAttempts(id, now);
    if (task.interrupted(now)) {
      onGivenUp.accept(task.view(), String.valueOf(task.error));
    }
    return true;
  }

  private void endOpenAttempts(String taskId, Instant now) {
    em.createQuery(
            "select a from Attempt a where a.taskId = :task and a.ended is null", Attempt.class)
        .setParameter("task", taskId)
        .getResultList()
        .forEach(attempt -> attempt.end("stopped", StopReason.INTERRUPTED, null, now));
  }

  /** When the first of the waiting tasks may start; empty when none waits. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Instant> earliest(boolean longTasks) {
    var query =
        em.createQuery(
                "select min(t.notBefore) from Task t where t.state = :pending"
                    + (longTasks ? "" : " and t.longIdle = :no"),
                Instant.class)
            .setParameter("pending", TaskState.PENDING);
    if (!longTasks) {
      query.setParameter("no", false);
    }
    return Optional.ofNullable(query.getSingleResult());
  }

  private @Nullable Task locked(String id) {
    return em.find(Task.class, id, LockModeType.PESSIMISTIC_WRITE);
  }
}
