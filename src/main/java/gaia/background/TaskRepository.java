package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The queue in the database, as workers use it. Each method is one short transaction. A row is
 * locked before it is judged, so two workers, or two servers, never both get it.
 */
@ApplicationScoped
class TaskRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @Inject Transactions transactions;
  @Inject TallyRepository tallies;
  @Inject CandidateRepository candidates;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  private final OrderedIds ids = new OrderedIds();

  /**
   * One claim at a time where the database cannot skip rows that another claim has locked. There
   * the rows are not locked at all at first: hardly ever does somebody change one at that moment.
   */
  private final ReentrantLock claiming = new ReentrantLock();

  /**
   * Which waiting tasks may start at present.
   *
   * @param longTypes long tasks that may start although long tasks in general may not
   * @param tooLarge tasks that there is no memory for
   */
  record Permit(boolean ordinary, boolean longTasks, Set<String> longTypes, Set<String> tooLarge) {

    Permit {
      longTypes = Set.copyOf(longTypes);
      tooLarge = Set.copyOf(tooLarge);
    }

    Permit(boolean ordinary, boolean longTasks) {
      this(ordinary, longTasks, Set.of(), Set.of());
    }

    static final Permit WISHES_ONLY = new Permit(false, false);
  }

  /** Somebody changed a task between the look at it and the claim; nothing was changed. */
  private static final class Overtaken extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A task that now belongs to the caller.
   *
   * @param wished a person wants it now
   */
  record Claim(
      Lease lease,
      TaskView task,
      @Nullable String checkpoint,
      boolean wished,
      @Nullable String traceParent) {}

  /**
   * A running task as the database has it.
   *
   * @param cancelled a person does not want it any more
   */
  record Held(String id, long token, boolean cancelled) {}

  /**
   * Takes the next task, and those that follow it as far as they make a bundle.
   *
   * @param bundleOf how many tasks of a type may be claimed together
   * @return empty when nothing may start; otherwise tasks of one type, to be run in this order
   */
  List<Claim> claim(Permit permit, String server, Instant now, ToIntFunction<String> bundleOf) {
    if (!config.soleServer()) {
      return transactions.alone(
          () -> claimed(locked(candidates.next(permit, bundleOf)), server, now));
    }
    claiming.lock();
    try {
      return transactions.alone(
          () -> claimed(read(candidates.next(permit, bundleOf), false), server, now));
    } catch (Overtaken e) {
      return transactions.alone(
          () -> claimed(locked(candidates.next(permit, bundleOf)), server, now));
    } finally {
      claiming.unlock();
    }
  }

  /** Whether a person wants one of the waiting tasks now. */
  boolean isAnythingWished() {
    return transactions.alone(candidates::anyWished);
  }

  /**
   * One statement writes all claims down: what each of them changes follows from the row.
   *
   * @param tasks in the order in which they are to run
   */
  private List<Claim> claimed(Map<String, Task> tasks, String server, Instant now) {
    List<Claim> claims =
        tasks.values().stream()
            .filter(task -> task.state == TaskState.PENDING)
            .map(task -> claim(task, server, now))
            .toList();
    em.clear();
    if (!claims.isEmpty()) {
      write(claims, server, now);
    }
    return claims;
  }

  /** Changes only what is handed out, not the row. */
  private Claim claim(Task task, String server, Instant now) {
    task.claim(server, now);
    return new Claim(
        new Lease(task.id, task.leaseToken, ids.next(clock)),
        task.view(),
        task.checkpoint,
        task.runNow,
        task.traceParent);
  }

  private void write(List<Claim> claims, String server, Instant now) {
    int written =
        em.createQuery(
                "update Task t set t.state = :state, t.lane = :lane, t.place = t.ageRank,"
                    + " t.leaseToken = t.leaseToken + 1, t.leaseOwner = :server,"
                    + " t.lastAttempt = :now, t.stopReason = null"
                    + " where t.id in :ids and t.state = :waiting")
            .setParameter("waiting", TaskState.PENDING)
            .setParameter("state", TaskState.PROCESSING)
            .setParameter("lane", Lane.RUNNING)
            .setParameter("server", server)
            .setParameter("now", now)
            .setParameter("ids", claims.stream().map(claim -> claim.lease().taskId()).toList())
            .executeUpdate();
    if (written != claims.size()) {
      throw new Overtaken();
    }
    Tally tally = new Tally();
    claims.forEach(claim -> tally.moved(TaskState.PENDING, TaskState.PROCESSING));
    tallies.write(tally);
  }

  /**
   * Changes a task and the record of its running attempt, if the lease still holds.
   *
   * @return false when it does not; nothing was changed then
   */
  boolean underLease(Lease lease, BiConsumer<Task, Attempt> change) {
    return !underLeases(Map.of(lease, change)).isEmpty();
  }

  /**
   * The same for several tasks, all in one transaction. An attempt is recorded once it is over; one
   * whose task went back to the queue before it began leaves no record.
   *
   * @return the leases that still held
   */
  Set<Lease> underLeases(Map<Lease, BiConsumer<Task, Attempt>> changes) {
    return transactions.alone(
        () -> {
          Map<String, Task> tasks = locked(changes.keySet().stream().map(Lease::taskId).toList());
          Set<Lease> held = new HashSet<>();
          Tally tally = new Tally();
          changes.forEach(
              (lease, change) -> {
                Task task = tasks.get(lease.taskId());
                if (task != null && task.isHeldUnder(lease)) {
                  Attempt attempt = new Attempt(lease.attemptId(), task);
                  change.accept(task, attempt);
                  tally.moved(TaskState.PROCESSING, task.state);
                  record(attempt);
                  held.add(lease);
                }
              });
          tallies.write(tally);
          return held;
        });
  }

  private void record(Attempt attempt) {
    if (attempt.isOver()) {
      em.persist(attempt);
    }
  }

  private Map<String, Task> locked(Collection<String> ids) {
    return read(ids, true);
  }

  /**
   * @return those that there are, in the order of their ids given
   */
  private Map<String, Task> read(Collection<String> ids, boolean lock) {
    Map<String, Task> found = new HashMap<>();
    if (!ids.isEmpty()) {
      var query =
          em.createQuery("select t from Task t where t.id in :ids", Task.class)
              .setParameter("ids", ids);
      if (lock) {
        query.setLockMode(LockModeType.PESSIMISTIC_WRITE);
      }
      query.getResultList().forEach(task -> found.put(task.id, task));
    }
    Map<String, Task> ordered = new LinkedHashMap<>();
    ids.stream().filter(found::containsKey).forEach(id -> ordered.put(id, found.get(id)));
    return ordered;
  }

  /** What runs, on the given server, or on all others. */
  List<Held> held(String server, boolean there) {
    return transactions.alone(
        () ->
            em
                .createQuery(
                    "select t.id, t.leaseToken, t.cancelRequested from Task t where t.lane = :lane"
                        + (there ? " and t.leaseOwner = :server" : " and t.leaseOwner <> :server"),
                    Object[].class)
                .setParameter("lane", Lane.RUNNING)
                .setParameter("server", server)
                .getResultList()
                .stream()
                .map(row -> new Held((String) row[0], (Long) row[1], (Boolean) row[2]))
                .toList());
  }

  /**
   * Puts back a task whose worker is gone, or gives it up after too many such ends.
   *
   * @param token only if this claim still is the last one
   * @param died false when the server lives and only lost sight of its task: that is not charged
   * @param onGivenUp called in the same transaction when the task is given up
   */
  boolean rescue(Held held, boolean died, Instant now, BiConsumer<TaskView, String> onGivenUp) {
    return transactions.alone(
        () -> {
          Task task = locked(List.of(held.id())).get(held.id());
          if (task == null
              || task.state != TaskState.PROCESSING
              || task.leaseToken != held.token()) {
            return false;
          }
          StopReason reason = died ? StopReason.INTERRUPTED : StopReason.DATABASE_AWAY;
          Attempt lost = new Attempt(ids.next(clock), task);
          lost.end("stopped", reason, null, now);
          em.persist(lost);
          if (!died) {
            task.release(reason, now);
          } else if (task.interrupted(now)) {
            onGivenUp.accept(task.view(), String.valueOf(task.error));
          }
          Tally tally = new Tally();
          tally.moved(TaskState.PROCESSING, task.state);
          tallies.write(tally);
          return true;
        });
  }

  /**
   * When the first of the waiting tasks may start: long ago when one is ready; empty when none
   * waits.
   */
  Optional<Instant> earliest(boolean longTasks) {
    return transactions.alone(
        () -> {
          for (Lane lane : Lane.values()) {
            if (lane.compareTo(longTasks ? Lane.READY_LONG : Lane.READY) <= 0 && waits(lane)) {
              return Optional.of(Instant.EPOCH);
            }
          }
          return firstDue(longTasks);
        });
  }

  private boolean waits(Lane lane) {
    return !em.createQuery("select t.id from Task t where t.lane = :lane", String.class)
        .setParameter("lane", lane)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private Optional<Instant> firstDue(boolean longTasks) {
    var query =
        em.createQuery(
                "select t.notBefore from Task t where t.lane = :lane"
                    + (longTasks ? "" : " and t.longIdle = :no")
                    + " order by t.place",
                Instant.class)
            .setParameter("lane", Lane.BACKING_OFF)
            .setMaxResults(1);
    if (!longTasks) {
      query.setParameter("no", false);
    }
    return query.getResultStream().findFirst();
  }
}
