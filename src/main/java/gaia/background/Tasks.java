package gaia.background;

import gaia.access.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The queue, as other rooms and clients use it. Calls join the caller's transaction. */
@ApplicationScoped
@Transactional
public class Tasks {

  private final OrderedIds ids = new OrderedIds();

  @Inject TaskQueueRepository queue;
  @Inject TaskHandlers handlers;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  @Inject Event<TaskChanged> changed;
  @Inject TaskTraces traces;
  @Inject TaskLog log;

  /**
   * Queues work.
   *
   * @return the id of the new task, or of the unfinished one that already does this
   * @throws IllegalArgumentException when no handler does tasks of this type
   */
  public String submit(NewTask wanted) {
    TaskHandler handler =
        handlers
            .of(wanted.type())
            .orElseThrow(
                () ->
                    new IllegalArgumentException("no handler for tasks of type " + wanted.type()));
    Optional<String> open = queue.openTask(Task.openKey(wanted.type(), wanted.subject()));
    return open.orElseGet(() -> insert(wanted, handler));
  }

  private String insert(NewTask wanted, TaskHandler handler) {
    Task task = new Task(ids.next(clock), wanted, handler, config, clock.instant());
    task.cameFrom(traces.here());
    queue.insert(task);
    changed.fire(new TaskChanged(task.id, TaskNews.of(task, "submitted")));
    return task.id;
  }

  public Optional<TaskView> find(String owner, String id) {
    return queue.find(owner, id, LockModeType.NONE).map(Task::view);
  }

  public List<AttemptView> attempts(String taskId) {
    return queue.attempts(taskId);
  }

  /** What this server remembers of the work on a task, newest first. */
  public List<TaskLog.Line> log(String taskId) {
    return log.of(taskId);
  }

  /**
   * One page of tasks, newest first.
   *
   * @param before only tasks listed after the one with this id
   */
  public List<TaskView> list(
      String owner,
      @Nullable TaskState state,
      @Nullable String type,
      int limit,
      @Nullable String before) {
    return list(owner, state, type, TaskOrder.NEWEST, limit, before);
  }

  /** The same in another order. */
  public List<TaskView> list(
      String owner,
      @Nullable TaskState state,
      @Nullable String type,
      TaskOrder order,
      int limit,
      @Nullable String before) {
    return queue.page(owner, state, type, order, limit, before).stream().map(Task::view).toList();
  }

  public Map<TaskState, Long> counts() {
    return new EnumMap<>(queue.counts());
  }

  /** The tasks being worked on at present, oldest attempt first. */
  public List<TaskView> running() {
    return queue.running().stream().map(Task::view).toList();
  }

  /** How long the last completed attempts took on average; empty when there are none. */
  public Optional<Duration> meanRunTime() {
    return queue.lastCompleted().stream()
        .mapToLong(task -> Duration.between(task.lastAttempt, task.finished).toMillis())
        .average()
        .stream()
        .mapToObj(millis -> Duration.ofMillis(Math.round(millis)))
        .findFirst();
  }

  /** Ends a task that is not wanted any more; a running one stops at its next breath. */
  public Optional<TaskView> cancel(String owner, String id) {
    return change(
        owner,
        id,
        task -> {
          if (task.state == TaskState.PENDING) {
            task.cancel(clock.instant());
          } else if (task.state == TaskState.PROCESSING) {
            task.requestCancel();
          } else {
            throw refused("cancelled", task);
          }
        });
  }

  /** Tries a failed or cancelled task again from the start of its count. */
  public Optional<TaskView> retry(String owner, String id) {
    return change(
        owner,
        id,
        task -> {
          if (task.state != TaskState.FAILED && task.state != TaskState.CANCELLED) {
            throw refused("tried again", task);
          }
          if (queue.openTask(Task.openKey(task.type, task.subject)).isPresent()) {
            throw Refusal.conflict("Another task already does the same.");
          }
          task.retry(clock.instant());
        });
  }

  /** Lets a waiting task start without waiting for an absence of the user. */
  public Optional<TaskView> runNow(String owner, String id) {
    return change(
        owner,
        id,
        task -> {
          if (task.state != TaskState.PENDING) {
            throw refused("run now", task);
          }
          task.hurry(clock.instant());
        });
  }

  /** Changes the place in the queue of a task that has not finished; lower runs first. */
  public Optional<TaskView> reprioritise(String owner, String id, int priority) {
    return change(
        owner,
        id,
        task -> {
          if (task.state.isFinished()) {
            throw refused("moved in the queue", task);
          }
          task.reprioritise(priority, new Aging(config.queue().aging()));
        });
  }

  private static Refusal refused(String wish, Task task) {
    return Refusal.conflict("A task that is %s cannot be %s.".formatted(task.state.label(), wish));
  }

  private Optional<TaskView> change(String owner, String id, Consumer<Task> change) {
    Optional<Task> task = queue.find(owner, id, LockModeType.PESSIMISTIC_WRITE);
    task.ifPresent(found -> queue.change(found, change));
    task.ifPresent(found -> changed.fire(new TaskChanged(found.id, TaskNews.of(found, "steered"))));
    return task.map(Task::view);
  }

  /** How many tasks, finished or not, name a thing by its id. */
  public long countAbout(String id) {
    return queue.about(id, LockModeType.NONE).size();
  }

  /**
   * Removes all tasks that name a thing by its id, with their tries.
   *
   * @throws IllegalStateException when one of them runs; nothing was removed then
   */
  public void forgetAbout(String id) {
    List<Task> found = queue.about(id, LockModeType.PESSIMISTIC_WRITE);
    if (found.stream().anyMatch(task -> task.state == TaskState.PROCESSING)) {
      throw new IllegalStateException("a task about it is running");
    }
    queue.remove(found);
    log.forget(found.stream().map(task -> task.id).toList());
    changed.fire(new TaskChanged(null));
  }

  /** Nothing new starts until somebody resumes, or until the given moment. */
  public void pause(String by, @Nullable Instant until) {
    queue.pause(new Pause(by, clock.instant(), until));
    changed.fire(new TaskChanged(null));
  }

  public void resume() {
    queue.resume();
    changed.fire(new TaskChanged(null));
  }

  /** The pause that holds at present. */
  public Optional<WishView> pauseWish() {
    return pause().map(pause -> new WishView(pause.byWhom, pause.since, pause.until));
  }

  Optional<Pause> pause() {
    return queue.pause().filter(pause -> !pause.isOver(clock.instant()));
  }
}
