package gaia.metrics;

import gaia.background.StopReason;
import gaia.background.TaskView;
import gaia.background.TaskWatch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the engine does with tasks. A task waits from its creation, or from the end of its
 * last attempt, until the next attempt begins.
 */
final class TaskMeter implements TaskWatch {

  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Supplier<Duration> sinceActivity;
  private final Durations waits = new Durations("gaia_task_wait_seconds");
  private final Durations runs = new Durations("gaia_task_run_seconds");
  private final Durations yields = new Durations("gaia_yield_latency_seconds");
  private final Map<String, Long> startedAt = new HashMap<>();
  private final Map<String, Long> waitingSince = new HashMap<>();
  private final Map<Map<String, String>, Long> ends = new TreeMap<>(TaskMeter::compare);

  /**
   * @param sinceActivity how long ago somebody last did something
   */
  TaskMeter(Clock clock, Supplier<Duration> sinceActivity) {
    this.clock = clock;
    this.sinceActivity = sinceActivity;
  }

  private static int compare(Map<String, String> one, Map<String, String> other) {
    return one.toString().compareTo(other.toString());
  }

  @Override
  public synchronized void started(TaskView task) {
    Long since = waitingSince.remove(task.id());
    Duration waited =
        since == null
            ? Duration.between(task.created(), clock.instant())
            : Duration.ofNanos(System.nanoTime() - since);
    waits.add(Map.of("type", task.type()), waited);
    remember(startedAt, task.id());
  }

  @Override
  public synchronized void ended(TaskView task, String change, @Nullable StopReason stop) {
    Long since = startedAt.remove(task.id());
    if (since != null) {
      Duration ran = Duration.ofNanos(System.nanoTime() - since);
      runs.add(Map.of("type", task.type(), "outcome", change), ran);
    }
    if (stop == StopReason.USER_ACTIVE) {
      yields.add(Map.of(), sinceActivity.get());
    }
    ends.merge(new TreeMap<>(Map.of("type", task.type(), "outcome", change)), 1L, Long::sum);
    remember(waitingSince, task.id());
  }

  /** Tasks that never come back must not fill the memory. */
  private static void remember(Map<String, Long> moments, String id) {
    if (moments.size() >= REMEMBERED) {
      moments.clear();
    }
    moments.put(id, System.nanoTime());
  }

  synchronized List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(waits.figures());
    figures.addAll(runs.figures());
    figures.addAll(yields.figures());
    ends.forEach((labels, count) -> figures.add(new Figure("gaia_task_ends_total", labels, count)));
    return figures;
  }
}
