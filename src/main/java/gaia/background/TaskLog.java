package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine of this server said of each task lately, in memory: it costs the queue nothing,
 * and is gone after a restart. The tries of a task, which last, stand in the database.
 */
@ApplicationScoped
public class TaskLog {

  /** Lines of one task that are remembered. */
  static final int OF_A_TASK = 500;

  /** Lines of all tasks together; those of the task that was silent for longest go first. */
  static final int OF_ALL = 20_000;

  private static final int LONGEST = 500;

  @Inject Clock clock;

  /** In the order in which something was said of them last. */
  private final Map<String, Deque<Line>> lines = new LinkedHashMap<>();

  private int held;

  /**
   * One line.
   *
   * @param change as in {@link TaskNews}
   * @param progress 0 to 1
   * @param note how far the work is, in the words of the task
   * @param stop name of the reason in {@code cause}; null when that is a fault
   * @param cause why a try ended early; null when there is nothing to say
   */
  public record Line(
      Instant at,
      String change,
      double progress,
      @Nullable String note,
      @Nullable String stop,
      @Nullable String cause) {}

  /** Being queued is no line: the task itself says when that was, and there may be a million. */
  synchronized void add(TaskNews news) {
    if (news.change().equals("submitted")) {
      return;
    }
    Deque<Line> own = lines.remove(news.id());
    if (own == null) {
      own = new ArrayDeque<>();
    }
    if (own.size() == OF_A_TASK) {
      own.removeFirst();
      held--;
    }
    own.addLast(line(news));
    held++;
    lines.put(news.id(), own);
    makeRoom();
  }

  private Line line(TaskNews news) {
    String error = news.error();
    return new Line(
        clock.instant(),
        news.change(),
        news.progress(),
        clip(news.progressNote()),
        error == null ? news.stopReason() : null,
        clip(error == null ? news.stopSentence() : error));
  }

  private static @Nullable String clip(@Nullable String text) {
    return text != null && text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private void makeRoom() {
    Iterator<Deque<Line>> silent = lines.values().iterator();
    while (held > OF_ALL && silent.hasNext()) {
      held -= silent.next().size();
      silent.remove();
    }
  }

  /** The lines of a task, newest first. Whether the caller may see the task is asked elsewhere. */
  public synchronized List<Line> of(String taskId) {
    List<Line> found = new ArrayList<>(lines.getOrDefault(taskId, new ArrayDeque<>()));
    Collections.reverse(found);
    return found;
  }

  /** Nothing is remembered of these any more. */
  synchronized void forget(Collection<String> taskIds) {
    for (String id : taskIds) {
      Deque<Line> gone = lines.remove(id);
      held -= gone == null ? 0 : gone.size();
    }
  }
}
