package gaia.status;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.background.BulkSteering;
import gaia.background.TaskAction;
import gaia.background.TaskFilter;
import gaia.background.TaskOrder;
import gaia.background.TaskState;
import gaia.background.TaskTypes;
import gaia.background.TaskView;
import gaia.background.Tasks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backs the page of all tasks: filtered, page by page, and steered many at once. */
@Named("tasksPage")
@RequestScoped
public class TasksPageView {

  private static final int ON_A_PAGE = 25;

  @Inject Tasks tasks;
  @Inject TaskTypes types;
  @Inject BulkSteering bulk;
  @Inject PressedButton button;
  @Inject Caller caller;
  @Inject Clock clock;

  private @Nullable String state;
  private @Nullable String type;
  private @Nullable String after;
  private @Nullable String sort;
  private boolean download;
  private @Nullable Integer changed;
  private @Nullable String cancelled;
  private @Nullable Long since;
  private @Nullable List<TaskView> found;

  public @Nullable String getState() {
    return state;
  }

  public void setState(@Nullable String state) {
    this.state = known(state).map(TaskState::label).orElse(null);
  }

  public @Nullable String getType() {
    return type;
  }

  public void setType(@Nullable String type) {
    this.type = matching(type, "[a-z_]{1,60}");
  }

  public @Nullable String getAfter() {
    return after;
  }

  public void setAfter(@Nullable String after) {
    this.after = matching(after, "[A-Za-z0-9_-]{1,80}");
  }

  /** How many tasks the last action on all that match has changed; null when there was none. */
  public @Nullable Integer getChanged() {
    return changed;
  }

  public void setChanged(@Nullable Integer changed) {
    this.changed = changed;
  }

  /** The task that was cancelled just now, which can be taken back. */
  public @Nullable String getCancelled() {
    return cancelled;
  }

  public void setCancelled(@Nullable String cancelled) {
    this.cancelled = matching(cancelled, "[A-Za-z0-9_-]{1,80}");
  }

  /** Since when all that match were cancelled, in milliseconds; null when they were not. */
  public @Nullable Long getSince() {
    return since;
  }

  public void setSince(@Nullable Long since) {
    this.since = since;
  }

  /** The text, where it is what can be meant; it goes into addresses again. */
  private static @Nullable String matching(@Nullable String text, String pattern) {
    return text != null && text.matches(pattern) ? text : null;
  }

  private static Optional<TaskState> known(@Nullable String text) {
    return Arrays.stream(TaskState.values()).filter(one -> one.label().equals(text)).findFirst();
  }

  public List<String> getStates() {
    return Arrays.stream(TaskState.values()).map(TaskState::label).toList();
  }

  public List<String> getTypes() {
    return types.all();
  }

  public @Nullable String getSort() {
    return sort;
  }

  public void setSort(@Nullable String sort) {
    this.sort = sort != null && TaskOrder.named(sort).isPresent() ? sort : null;
  }

  public List<String> getSorts() {
    return Arrays.stream(TaskOrder.values())
        .map(one -> one.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private TaskOrder order() {
    return TaskOrder.named(String.valueOf(sort)).orElse(TaskOrder.NEWEST);
  }

  public @Nullable String getDownload() {
    return null;
  }

  public void setDownload(@Nullable String download) {
    this.download = "csv".equals(download);
  }

  /** Sends what matches as a table for other programs, if that was asked for. */
  public void open() throws IOException {
    if (download) {
      FacesContext faces = FacesContext.getCurrentInstance();
      ExternalContext out = faces.getExternalContext();
      out.setResponseContentType("text/csv;charset=UTF-8");
      out.setResponseHeader("Content-Disposition", "attachment; filename=\"tasks.csv\"");
      TaskState wanted = known(state).orElse(null);
      TaskSheet.write(
          out.getResponseOutputWriter(),
          at -> tasks.list(caller.owner(), wanted, type, order(), TaskSheet.PIECE, at));
      faces.responseComplete();
    }
  }

  private List<TaskView> found() {
    if (found == null) {
      TaskState wanted = known(state).orElse(null);
      found = tasks.list(caller.owner(), wanted, type, order(), ON_A_PAGE + 1, after);
    }
    return found;
  }

  public List<TaskRow> getRows() {
    return found().stream().limit(ON_A_PAGE).map(TaskRow::of).toList();
  }

  /** Cursor of the next page; null on the last one. */
  public @Nullable String getNext() {
    return found().size() > ON_A_PAGE ? found().get(ON_A_PAGE - 1).id() : null;
  }

  /** Whether actions on all that match make sense: only when something is filtered. */
  public boolean isFiltered() {
    return state != null || type != null;
  }

  public boolean isCancellable() {
    return means(TaskAction.CANCEL);
  }

  /** How many tasks the button that cancels all would be for. */
  public long getCancellableCount() {
    return isCancellable() ? bulk.count(caller.owner(), TaskAction.CANCEL, filter(null)) : 0;
  }

  private TaskFilter filter(@Nullable Instant finishedFrom) {
    return new TaskFilter(known(state).orElse(null), type, null, finishedFrom);
  }

  public boolean isRetriable() {
    return means(TaskAction.RETRY);
  }

  public boolean isStartable() {
    return means(TaskAction.RUN_NOW);
  }

  private boolean means(TaskAction action) {
    return isFiltered() && known(state).map(action::isFor).orElse(true);
  }

  /** Does what the pressed button says, to one task or to all that match. */
  public @Nullable String act() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    try {
      button.act(sent);
      return "/tasks.xhtml?faces-redirect=true" + filterInAddress() + outcome(sent);
    } catch (Refusal refusal) {
      faces.addMessage(
          null, new FacesMessage(FacesMessage.SEVERITY_ERROR, refusal.getMessage(), null));
      return null;
    }
  }

  private String filterInAddress() {
    return (state == null ? "" : "&state=" + state)
        + (type == null ? "" : "&type=" + type)
        + (sort == null ? "" : "&sort=" + sort)
        + (after == null ? "" : "&after=" + after);
  }

  /** What the page says of it; what was cancelled can be taken back there. */
  private String outcome(Map<String, String> sent) {
    if (sent.containsKey("undo")) {
      return "&changed=" + undo(String.valueOf(sent.get("undo")));
    }
    if (sent.containsKey("all")) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      int count = actOnAll(sent);
      boolean cancel = TaskAction.CANCEL.label().equals(sent.get("all"));
      return "&changed=" + count + (cancel && count > 0 ? "&since=" + now.toEpochMilli() : "");
    }
    String one = matching(sent.get("cancel"), "[A-Za-z0-9_-]{1,80}");
    return one == null ? "" : "&cancelled=" + one;
  }

  /** Has everything done after all that was cancelled together. */
  private int undo(String from) {
    if (!from.matches("[0-9]{1,15}")) {
      throw Refusal.invalid("There is no such action.");
    }
    Instant moment = Instant.ofEpochMilli(Long.parseLong(from));
    TaskFilter filter = new TaskFilter(TaskState.CANCELLED, type, null, moment);
    return bulk.apply(caller.owner(), TaskAction.RETRY, filter, 0).changed();
  }

  private int actOnAll(Map<String, String> sent) {
    TaskAction action =
        Arrays.stream(TaskAction.values())
            .filter(one -> one.label().equals(sent.get("all")))
            .findFirst()
            .orElseThrow(() -> Refusal.invalid("There is no such action."));
    int priority = action == TaskAction.PRIORITY ? PressedButton.priority(sent) : 0;
    return bulk.apply(caller.owner(), action, filter(null), priority).changed();
  }
}
