package gaia.status;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.background.BackgroundProcessor;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.StopReason;
import gaia.background.TaskView;
import gaia.background.Tasks;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Backs the status page, and the line about background work at the foot of every page. */
@Named("status")
@RequestScoped
public class StatusView {

  private static final int RECENT = 12;
  private static final int LONGEST_PAUSE = 7 * 24 * 60;

  @Inject StatusReading reading;
  @Inject Tasks tasks;
  @Inject Caller caller;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  @EJB BackgroundProcessor processor;

  private @Nullable SystemStatus seen;

  /** A task in the table, with what a person may do about it. */
  public record Row(
      TaskView task, String state, String cause, boolean cancellable, boolean retriable) {

    static Row of(TaskView task) {
      boolean finished = task.status().isFinished();
      return new Row(
          task,
          task.status().label(),
          cause(task),
          !finished,
          finished && task.status() != gaia.background.TaskState.COMPLETED);
    }

    private static String cause(TaskView task) {
      StopReason stop = task.stopReason();
      String error = task.error();
      return error != null ? error : stop == null ? "" : stop.sentence();
    }
  }

  public SystemStatus getNow() {
    if (seen == null) {
      seen = reading.read(caller.owner());
    }
    return seen;
  }

  /** What the engine does at present and why. */
  public String getSentence() {
    return processor.situation().reason().sentence();
  }

  public OvernightBand getBand() {
    return OvernightBand.of(config.overnight(), clock.instant());
  }

  public List<Row> getRecent() {
    return tasks.list(caller.owner(), null, null, RECENT, null).stream().map(Row::of).toList();
  }

  /** Does what the pressed button says; its value names the task. */
  public @Nullable String act() {
    Map<String, String> pressed =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    try {
      steer(pressed, "cancel", tasks::cancel);
      steer(pressed, "retry", tasks::retry);
      steer(pressed, "run_now", tasks::runNow);
      if (pressed.containsKey("pause")) {
        pause(pressed.getOrDefault("minutes", ""), "open".equals(pressed.get("pause")));
      }
      if (pressed.containsKey("resume")) {
        tasks.resume();
      }
      return "/status.xhtml?faces-redirect=true";
    } catch (Refusal refusal) {
      FacesContext.getCurrentInstance()
          .addMessage(
              null, new FacesMessage(FacesMessage.SEVERITY_ERROR, refusal.getMessage(), null));
      return null;
    }
  }

  private void steer(
      Map<String, String> pressed,
      String button,
      BiFunction<String, String, Optional<TaskView>> change) {
    String id = pressed.get(button);
    if (id != null && change.apply(caller.owner(), id).isEmpty()) {
      throw Refusal.notFound("The task is gone.");
    }
  }

  private void pause(String minutes, boolean untilResumed) {
    if (untilResumed) {
      tasks.pause(caller.owner(), null);
      return;
    }
    tasks.pause(caller.owner(), clock.instant().plus(Duration.ofMinutes(wholeMinutes(minutes))));
  }

  private static int wholeMinutes(String text) {
    try {
      int minutes = Integer.parseInt(text.strip());
      if (minutes >= 1 && minutes <= LONGEST_PAUSE) {
        return minutes;
      }
    } catch (NumberFormatException e) {
      throw minutesWanted();
    }
    throw minutesWanted();
  }

  private static Refusal minutesWanted() {
    return Refusal.invalid("Minutes must be a whole number from 1 to %d.".formatted(LONGEST_PAUSE));
  }
}
