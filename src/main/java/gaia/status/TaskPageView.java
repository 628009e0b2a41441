package gaia.status;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.background.AttemptView;
import gaia.background.StopReason;
import gaia.background.TaskLog;
import gaia.background.TaskTimes;
import gaia.background.TaskView;
import gaia.background.Tasks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Backs the page of one task: what happened to it, how far it is, and what can be done. */
@Named("taskPage")
@RequestScoped
public class TaskPageView {

  @Inject Tasks tasks;
  @Inject TaskTimes times;
  @Inject PressedButton button;
  @Inject Caller caller;
  @Inject Clock clock;

  private @Nullable String id;
  private @Nullable TaskRow row;
  private @Nullable List<Try> tries;
  private @Nullable List<TaskLog.Line> log;
  private @Nullable Integer checkpoint;
  private @Nullable Double secondsLeft;

  /**
   * One try on the time line.
   *
   * @param state for the badge
   * @param cause why it ended; empty when it was completed or runs
   * @param stop name of the reason in {@code cause}; null when that is a fault
   * @param x where the bar begins, 0 to 1000 of the time since the first try
   */
  public record Try(
      int number,
      Instant started,
      @Nullable Instant ended,
      double seconds,
      String state,
      String cause,
      @Nullable String stop,
      double x,
      double width) {}

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  /** Does what was pressed, and reads the task; 404 when there is none, or it is another's. */
  public @Nullable String open() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    boolean changed = faces.isPostback() && act(faces);
    TaskView task = id == null ? null : tasks.find(caller.owner(), id).orElse(null);
    if (task == null) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
      return null;
    }
    row = TaskRow.of(task);
    return changed ? "/task.xhtml?faces-redirect=true&id=" + task.id() : null;
  }

  public @Nullable TaskRow getRow() {
    return row;
  }

  /** What it was submitted with, in the order of names. */
  public List<Map.Entry<String, String>> getData() {
    return row == null ? List.of() : List.copyOf(new TreeMap<>(row.task().data()).entrySet());
  }

  /** What came out, in the order of names. */
  public List<Map.Entry<String, Object>> getResult() {
    return row == null ? List.of() : List.copyOf(new TreeMap<>(row.task().result()).entrySet());
  }

  /** Seconds of work that are left, as far as that can be told; negative when it cannot. */
  public double getSecondsLeft() {
    if (secondsLeft == null) {
      secondsLeft =
          row == null ? -1.0 : times.left(row.task()).map(TaskPageView::seconds).orElse(-1.0);
    }
    return secondsLeft;
  }

  /** How much the task has stored to go on from, in characters. */
  public int getCheckpoint() {
    if (checkpoint == null) {
      checkpoint = id == null || row == null ? 0 : times.checkpointLength(id);
    }
    return checkpoint;
  }

  /** What the engine said of it, newest first. */
  public List<TaskLog.Line> getLog() {
    if (log == null) {
      log = id == null || row == null ? List.of() : tasks.log(id);
    }
    return log;
  }

  public List<Try> getTries() {
    if (tries == null) {
      tries = id == null || row == null ? List.of() : onTheLine(tasks.attempts(id));
    }
    return tries;
  }

  private List<Try> onTheLine(List<AttemptView> attempts) {
    if (attempts.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    Instant begin = attempts.get(0).started();
    Instant end = attempts.stream().map(one -> end(one, now)).max(Instant::compareTo).orElse(now);
    double whole = Math.max(0.001, seconds(Duration.between(begin, end)));
    List<Try> found = new ArrayList<>();
    for (AttemptView one : attempts) {
      double length = seconds(Duration.between(one.started(), end(one, now)));
      double x = Math.min(994, 1000 * seconds(Duration.between(begin, one.started())) / whole);
      double width = Math.min(1000 - x, Math.max(6, 1000 * length / whole));
      found.add(
          new Try(
              found.size() + 1,
              one.started(),
              one.ended(),
              length,
              state(one),
              cause(one),
              TaskRow.stop(one.error(), one.reason()),
              x,
              width));
    }
    return found;
  }

  private static Instant end(AttemptView attempt, Instant now) {
    Instant ended = attempt.ended();
    return ended == null ? now : ended;
  }

  private static String state(AttemptView attempt) {
    String outcome = attempt.outcome();
    return outcome == null ? "processing" : outcome;
  }

  private static String cause(AttemptView attempt) {
    StopReason stop = attempt.reason();
    String error = attempt.error();
    return error != null ? error : stop == null ? "" : stop.sentence();
  }

  private static double seconds(Duration duration) {
    return Math.max(0, duration.toMillis() / 1000.0);
  }

  /** False when it could not be done; the page then says why. */
  private boolean act(FacesContext faces) {
    try {
      button.act(faces.getExternalContext().getRequestParameterMap());
      return true;
    } catch (Refusal refusal) {
      faces.addMessage(
          null, new FacesMessage(FacesMessage.SEVERITY_ERROR, refusal.getMessage(), null));
      return false;
    }
  }
}
