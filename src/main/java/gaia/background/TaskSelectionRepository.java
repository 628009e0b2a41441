package gaia.background;

import gaia.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tasks chosen by what they are, in the database. */
@ApplicationScoped
class TaskSelectionRepository {

  private static final int RECENT = 20;

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @Inject TaskQueueRepository queue;

  @Transactional
  Optional<Task> find(String id) {
    return Optional.ofNullable(em.find(Task.class, id));
  }

  @Transactional
  List<String> lastCompleted(String type) {
    return em.createQuery(
            "select t.id from Task t where t.state = :completed and t.type = :type"
                + " order by t.created desc",
            String.class)
        .setParameter("completed", TaskState.COMPLETED)
        .setParameter("type", type)
        .setMaxResults(RECENT)
        .getResultList();
  }

  @Transactional
  List<Attempt> attemptsOf(List<String> taskIds) {
    return em.createQuery("select a from Attempt a where a.taskId in :ids", Attempt.class)
        .setParameter("ids", taskIds)
        .getResultList();
  }

  /** Ids of matching tasks in their order, after the given one. */
  @Transactional
  List<String> matching(
      String owner, TaskFilter filter, Set<TaskState> states, String after, int limit) {
    String text = "select t.id from Task t" + where(filter) + " and t.id > :after order by t.id";
    return given(em.createQuery(text, String.class), owner, filter, states)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many tasks match. */
  @Transactional
  long count(String owner, TaskFilter filter, Set<TaskState> states) {
    String text = "select count(t) from Task t" + where(filter);
    return given(em.createQuery(text, Long.class), owner, filter, states).getSingleResult();
  }

  private static String where(TaskFilter filter) {
    return " where (t.owner = :owner or t.owner = :house) and t.state in :states"
        + (filter.type() == null ? "" : " and t.type = :type")
        + (filter.campaign() == null ? "" : " and t.campaign = :campaign")
        + (filter.finishedFrom() == null ? "" : " and t.finished >= :from");
  }

  private static <T> TypedQuery<T> given(
      TypedQuery<T> query, String owner, TaskFilter filter, Set<TaskState> states) {
    query.setParameter("owner", owner);
    query.setParameter("house", Caller.HOUSE);
    query.setParameter("states", states);
    if (filter.type() != null) {
      query.setParameter("type", filter.type());
    }
    if (filter.campaign() != null) {
      query.setParameter("campaign", filter.campaign());
    }
    if (filter.finishedFrom() != null) {
      query.setParameter("from", filter.finishedFrom());
    }
    return query;
  }

  /** Whether an unfinished task does this already. */
  boolean isOpen(String openKey) {
    return !em.createQuery("select t.id from Task t where t.openKey = :key", String.class)
        .setParameter("key", openKey)
        .getResultList()
        .isEmpty();
  }

  /**
   * Changes tasks in one transaction, each locked before it is judged.
   *
   * @param change returns whether it changed the task
   * @return what is to be told of those that were changed
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  List<TaskNews> change(List<String> ids, Predicate<Task> change) {
    List<TaskNews> changed = new ArrayList<>();
    for (String id : ids) {
      Task task = em.find(Task.class, id, LockModeType.PESSIMISTIC_WRITE);
      if (task != null && queue.attempt(task, change)) {
        em.flush();
        changed.add(TaskNews.of(task, "steered"));
      }
    }
    return changed;
  }
}
