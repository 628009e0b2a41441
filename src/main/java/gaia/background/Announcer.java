package gaia.background;

import gaia.access.Caller;
import gaia.background.admission.Reason;
import gaia.background.feed.Feed;
import gaia.background.feed.Outlet;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells listeners of this server what the engine does, as soon as it is committed. */
@ApplicationScoped
public class Announcer {

  private static final String STEERED = "steered";
  private static final int REMEMBERED = 2048;
  private static final int MOST_LISTENERS = 64;
  private static final long PROGRESS_EVERY = TimeUnit.SECONDS.toNanos(1);

  @Inject Tasks tasks;
  @Inject TaskSelectionRepository repository;
  @Inject TaskLog log;
  @Inject Settings settings;

  private final List<TaskWatch> watches = new CopyOnWriteArrayList<>();
  private final Map<String, Long> progressAt = new ConcurrentHashMap<>();
  private final AtomicLong deeds = new AtomicLong();
  private volatile Situation situation = new Situation(Reason.STARTING, Instant.EPOCH, null);
  private final Feed feed =
      new Feed(
          REMEMBERED,
          MOST_LISTENERS,
          UUID.randomUUID().toString().substring(0, 8),
          Caller.HOUSE,
          this::snapshot);

  @PostConstruct
  void begin() {
    feed.signOfLifeEvery(settings.duration(Setting.GAIA_EVENTS_HEARTBEAT));
  }

  /** How things stand, for listeners that do not know what went before. */
  public record Snapshot(SituationBody situation, List<TaskBody> running) {}

  private Snapshot snapshot(String owner) {
    List<TaskBody> running =
        tasks.running().stream()
            .filter(task -> task.owner().equals(owner) || task.owner().equals(Caller.HOUSE))
            .map(TaskBody::of)
            .toList();
    return new Snapshot(SituationBody.of(situation), running);
  }

  /**
   * Lets somebody listen.
   *
   * @param lastSeen id of the last event seen, after an interruption
   * @return false when there are as many listeners as may be
   */
  boolean listen(String owner, @Nullable String lastSeen, Outlet outlet) {
    return feed.open(owner, lastSeen, outlet, System.nanoTime());
  }

  /** How often people have steered tasks, or wished for a pause or quiet, since the start. */
  public long deeds() {
    return deeds.get();
  }

  void deliver() {
    feed.deliver(System.nanoTime());
  }

  void close() {
    feed.deliver(System.nanoTime());
    feed.close();
  }

  void situation(Situation next) {
    situation = next;
    feed.publish("situation", null, SituationBody.of(next));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TaskChanged change) {
    TaskNews news = change.news();
    if (news == null || news.change().equals(STEERED)) {
      deeds.incrementAndGet();
    }
    if (news != null) {
      tell(news);
    } else {
      feed.publish("queue", null, Map.of());
    }
  }

  public void watch(TaskWatch watch) {
    watches.add(watch);
  }

  void started(TaskView task) {
    watches.forEach(watch -> watch.started(task));
    tell(TaskNews.progress(task, "started", task.progress(), task.progressNote()));
  }

  /** Tells of progress once a second for each task, however often it is saved. */
  void progressed(TaskView task, double progress, String note) {
    long now = System.nanoTime();
    Long last = progressAt.get(task.id());
    if (last == null || now - last >= PROGRESS_EVERY) {
      progressAt.put(task.id(), now);
      tell(TaskNews.progress(task, "progress", progress, note));
    }
  }

  void ended(
      TaskView task,
      TaskState state,
      String change,
      @Nullable StopReason stop,
      @Nullable String error) {
    progressAt.remove(task.id());
    watches.forEach(watch -> watch.ended(task, change, stop));
    tell(TaskNews.ended(task, state, change, stop, error));
  }

  /** The worker of a task is gone, here or on another server. */
  void interrupted(String taskId) {
    repository.find(taskId).ifPresent(task -> tell(TaskNews.of(task, "interrupted")));
  }

  void tell(TaskNews news) {
    log.add(news);
    feed.publish("task", news.owner(), news);
  }
}
