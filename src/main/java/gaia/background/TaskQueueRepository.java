package gaia.background;

import gaia.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue in the database, as people and other rooms see it. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TaskQueueRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(Task task) {
    em.persist(task);
    em.flush();
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

  List<Attempt> attempts(String taskId) {
    return em.createQuery(
            "select a from Attempt a where a.taskId = :task order by a.started", Attempt.class)
        .setParameter("task", taskId)
        .getResultList();
  }

  List<Task> page(
      String owner,
      @Nullable TaskState state,
      @Nullable String type,
      int limit,
      @Nullable String before) {
    String where =
        (state == null ? "" : " and t.state = :state")
            + (type == null ? "" : " and t.type = :type")
            + (before == null
                ? ""
                : " and (t.created < (select b.created from Task b where b.id = :before)"
                    + " or (t.created = (select b.created from Task b where b.id = :before)"
                    + " and t.id < :before))");
    var query =
        em.createQuery(
            "select t from Task t where (t.owner = :owner or t.owner = :house)"
                + where
                + " order by t.created desc, t.id desc",
            Task.class);
    query.setParameter("owner", owner).setParameter("house", Caller.HOUSE).setMaxResults(limit);
    if (state != null) {
      query.setParameter("state", state);
    }
    if (type != null) {
      query.setParameter("type", type);
    }
    if (before != null) {
      query.setParameter("before", before);
    }
    return query.getResultList();
  }

  Map<TaskState, Long> counts() {
    Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
    for (TaskState state : TaskState.values()) {
      counts.put(state, 0L);
    }
    em.createQuery("select t.state, count(t) from Task t group by t.state", Object[].class)
        .getResultList()
        .forEach(row -> counts.put((TaskState) row[0], (Long) row[1]));
    return counts;
  }

  List<Task> running() {
    return em.createQuery(
            "select t from Task t where t.state = :state order by t.lastAttempt", Task.class)
        .setParameter("state", TaskState.PROCESSING)
        .setMaxResults(20)
        .getResultList();
  }

  List<Attempt> lastCompleted() {
    return em.createQuery(
            "select a from Attempt a where a.outcome = 'completed' order by a.ended desc",
            Attempt.class)
        .setMaxResults(50)
        .getResultList();
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
