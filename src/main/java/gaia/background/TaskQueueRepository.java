package gaia.background;

import gaia.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queue in the database, as people and other rooms see it. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TaskQueueRepository {

  private static final int SHOWN = 20;
  private static final int MEASURED = 50;

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @Inject TallyRepository tallies;

  void insert(Task task) {
    em.persist(task);
    tell(null, task.state);
    em.flush();
  }

  /** Changes a task that was found with a lock. */
  void change(Task task, Consumer<Task> change) {
    TaskState before = task.state;
    change.accept(task);
    tell(before, task.state);
  }

  /** Makes a change that may leave the task as it is, and says whether it did not. */
  boolean attempt(Task task, Predicate<Task> change) {
    TaskState before = task.state;
    boolean changed = change.test(task);
    if (changed) {
      tell(before, task.state);
    }
    return changed;
  }

  private void tell(@Nullable TaskState before, TaskState after) {
    Tally tally = new Tally();
    tally.moved(before, after);
    tallies.write(tally);
  }

  Map<TaskState, Long> counts() {
    return tallies.counts();
  }

  Optional<String> openTask(String openKey) {
    return em.createQuery("select t.id from Task t where t.openKey = :key", String.class)
        .setParameter("key", openKey)
        .getResultStream()
        .findFirst();
  }

  Optional<Task> find(String owner, String id, LockModeType lock) {
    return Optional.ofNullable(em.find(Task.class, id, lock))
        .filter(task -> task.owner.equals(owner) || task.owner.equals(Caller.HOUSE));
  }

  /** The tries at a task, oldest first, with the one that is under way. */
  List<AttemptView> attempts(String taskId) {
    Stream<AttemptView> over = ended(taskId).stream().map(Attempt::view);
    Stream<AttemptView> running =
        Stream.ofNullable(em.find(Task.class, taskId)).flatMap(task -> task.attempt().stream());
    return Stream.concat(over, running).toList();
  }

  private List<Attempt> ended(String taskId) {
    return em.createQuery(
            "select a from Attempt a where a.taskId = :task order by a.started", Attempt.class)
        .setParameter("task", taskId)
        .getResultList();
  }

  List<Task> page(
      String owner,
      @Nullable TaskState state,
      @Nullable String type,
      TaskOrder order,
      int limit,
      @Nullable String before) {
    Lane lane = Lane.ofFew(state);
    String where =
        (state == null ? "" : " and t.state = :state")
            + (lane == null ? "" : " and t.lane = :lane")
            + (type == null ? "" : " and t.type = :type")
            + (before == null ? "" : " and (" + order.after() + ")");
    var query =
        em.createQuery(
            "select t from Task t where (t.owner = :owner or t.owner = :house)"
                + where
                + " order by "
                + order.by(),
            Task.class);
    query.setParameter("owner", owner).setParameter("house", Caller.HOUSE).setMaxResults(limit);
    if (state != null) {
      query.setParameter("state", state);
    }
    if (lane != null) {
      query.setParameter("lane", lane);
    }
    if (type != null) {
      query.setParameter("type", type);
    }
    if (before != null) {
      query.setParameter("before", before);
    }
    return query.getResultList();
  }

  /** The tasks that run at present, oldest attempt first. */
  List<Task> running() {
    return em.createQuery(
            "select t from Task t where t.lane = :lane order by t.lastAttempt", Task.class)
        .setParameter("lane", Lane.RUNNING)
        .setMaxResults(SHOWN)
        .getResultList();
  }

  /** The tasks completed last, newest first. */
  List<Task> lastCompleted() {
    return em.createQuery(
            "select t from Task t where t.lane = :lane order by t.place desc", Task.class)
        .setParameter("lane", Lane.COMPLETED)
        .setMaxResults(MEASURED)
        .getResultList();
  }

  /** Tasks whose subject or data hold an id, in any state. Reads the whole queue. */
  List<Task> about(String id, LockModeType lock) {
    return em.createQuery(
            "select t from Task t where locate(:id, t.subject) > 0 or locate(:id, t.data) > 0",
            Task.class)
        .setParameter("id", id)
        .setLockMode(lock)
        .getResultList();
  }

  /** Removes tasks with their tries. */
  void remove(List<Task> tasks) {
    for (Task task : tasks) {
      em.createQuery("delete from Attempt a where a.taskId = :task")
          .setParameter("task", task.id)
          .executeUpdate();
      Tally tally = new Tally();
      tally.moved(task.state, null);
      tallies.write(tally);
      em.remove(task);
    }
  }

  Optional<Pause> pause() {
    return Optional.ofNullable(em.find(Pause.class, Pause.ONLY));
  }

  void pause(Pause pause) {
    em.merge(pause);
  }

  void resume() {
    pause().ifPresent(em::remove);
  }
}
