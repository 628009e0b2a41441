package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Does to many tasks what people can do to one. Doing it again changes nothing more. */
@ApplicationScoped
public class BulkSteering {

  /** So many tasks are changed in one transaction, and so many in one call. */
  private static final int AT_ONCE = 200;

  private static final int MOST = 10_000;

  @Inject TaskSelectionRepository repository;
  @Inject Announcer announcer;
  @Inject Event<TaskChanged> changed;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  /**
   * What came of it.
   *
   * @param changed how many tasks were changed
   * @param more whether there may be more, which another call would change
   */
  public record Outcome(int changed, boolean more) {}

  /**
   * Does the action to all tasks that match and do not have it yet.
   *
   * @param priority the new one, used by {@link TaskAction#PRIORITY} only
   * @throws gaia.access.Refusal when the action is not for tasks of the state of the filter
   */
  public Outcome apply(String owner, TaskAction action, TaskFilter filter, int priority) {
    Set<TaskState> states = filter.states(action);
    Predicate<Task> change = change(action, states, priority);
    int count = 0;
    int seen = 0;
    String after = "";
    boolean more = true;
    while (more && seen < MOST) {
      List<String> ids = repository.matching(owner, filter, states, after, AT_ONCE);
      more = ids.size() == AT_ONCE;
      seen += ids.size();
      if (!ids.isEmpty()) {
        after = ids.get(ids.size() - 1);
        List<TaskNews> news = repository.change(ids, change);
        news.forEach(announcer::tell);
        count += news.size();
      }
    }
    changed.fire(new TaskChanged(null));
    return new Outcome(count, more);
  }

  /**
   * How many tasks the action would be for.
   *
   * @throws gaia.access.Refusal as {@link #apply}
   */
  public long count(String owner, TaskAction action, TaskFilter filter) {
    return repository.count(owner, filter, filter.states(action));
  }

  private Predicate<Task> change(TaskAction action, Set<TaskState> states, int priority) {
    Predicate<Task> still = task -> states.contains(task.state);
    return still.and(
        switch (action) {
          case CANCEL -> this::cancel;
          case RETRY -> this::retry;
          case RUN_NOW -> this::hurry;
          case PRIORITY -> task -> move(task, priority);
        });
  }

  private boolean cancel(Task task) {
    if (task.cancelRequested) {
      return false;
    }
    if (task.state == TaskState.PENDING) {
      task.cancel(clock.instant());
    } else {
      task.requestCancel();
    }
    return true;
  }

  /** Not where another task does the same already. */
  private boolean retry(Task task) {
    if (repository.isOpen(Task.openKey(task.type, task.subject))) {
      return false;
    }
    task.retry(clock.instant());
    return true;
  }

  private boolean hurry(Task task) {
    if (task.runNow) {
      return false;
    }
    task.hurry(clock.instant());
    return true;
  }

  private boolean move(Task task, int priority) {
    if (task.priority == priority) {
      return false;
    }
    task.reprioritise(priority, new Aging(config.queue().aging()));
    return true;
  }
}
