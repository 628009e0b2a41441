package gaia.status;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.analytics.Throughput;
import gaia.analytics.WorkLedger;
import gaia.background.BackgroundProcessor;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.ReasonHistory;
import gaia.background.ReasonView;
import gaia.background.TaskState;
import gaia.background.Tasks;
import gaia.configuration.Settings;
import gaia.web.Language;
import gaia.web.Phrases;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs the status page, and the line about background work at the foot of every page. */
@Named("status")
@RequestScoped
public class StatusView {

  private static final int LATELY = 7;
  private static final int RECENT = 8;
  private static final int FAILED = 5;
  private static final int REASONS_OF_A_DAY = 400;
  private static final int REASONS_LISTED = 8;

  @Inject StatusReading reading;
  @Inject Tasks tasks;
  @Inject ReasonHistory history;
  @Inject WorkLedger ledger;
  @Inject Settings settings;
  @Inject PressedButton button;
  @Inject Caller caller;
  @Inject Language language;
  @Inject Phrases say;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  @EJB BackgroundProcessor processor;

  private @Nullable SystemStatus seen;
  private @Nullable Throughput lately;
  private @Nullable List<ReasonView> reasons;
  private @Nullable WeekStrip week;
  private @Nullable List<TaskRow> recent;
  private @Nullable List<TaskRow> failed;
  private @Nullable List<Problem> problems;

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

  /** The name of that in the API. */
  public String getReason() {
    return processor.situation().reason().label();
  }

  /** What was learned about the hours of the week, in the language of the page. */
  public String getQuietHours() {
    QuietHours hours = getNow().scheduler().quietHours();
    String key = "quiet_hours_" + hours.state();
    return hours
        .moment()
        .map(moment -> say.of(key, wall(moment, hours)))
        .orElseGet(() -> say.of(key, ""));
  }

  private String wall(Instant moment, QuietHours hours) {
    String pattern = hours.hasSay() ? "day_hour_pattern" : "day_pattern";
    return say.moment(pattern, moment.atZone(ZoneId.of(hours.zone())));
  }

  public OvernightBand getBand() {
    return OvernightBand.of(config.overnight(), clock.instant());
  }

  public WeekStrip getWeek() {
    if (week == null) {
      week = WeekStrip.of(getNow().scheduler().quietHours(), clock.instant(), language.getLocale());
    }
    return week;
  }

  /** Today's part of the learned hours, to be drawn below the night. */
  public List<WeekStrip.Cell> getToday() {
    WeekStrip week = getWeek();
    return week.cells().stream().filter(cell -> cell.y() == week.nowY()).toList();
  }

  private List<ReasonView> reasonsOfTheDay() {
    if (reasons == null) {
      Instant dayAgo = clock.instant().minus(Duration.ofDays(1));
      reasons =
          history.list(REASONS_OF_A_DAY, null).stream()
              .filter(one -> one.until() == null || one.until().isAfter(dayAgo))
              .toList();
    }
    return reasons;
  }

  public ReasonBand getReasonBand() {
    return ReasonBand.of(reasonsOfTheDay(), clock.instant());
  }

  public List<ReasonView> getReasons() {
    return reasonsOfTheDay().stream().limit(REASONS_LISTED).toList();
  }

  /** Finished work of the last seven days. */
  public Throughput getLately() {
    if (lately == null) {
      lately = ledger.throughput(caller.owner(), LATELY);
    }
    return lately;
  }

  public List<TaskRow> getRecent() {
    if (recent == null) {
      recent = rows(null, RECENT);
    }
    return recent;
  }

  /** What a person has to do something about, beside failed tasks. */
  public List<Problem> getProblems() {
    if (problems == null) {
      problems = Problem.of(getNow(), settings.warnings());
    }
    return problems;
  }

  /** Tasks that failed for good and wait for somebody to decide. */
  public List<TaskRow> getFailed() {
    if (failed == null) {
      failed = rows(TaskState.FAILED, FAILED);
    }
    return failed;
  }

  private List<TaskRow> rows(@Nullable TaskState state, int most) {
    return tasks.list(caller.owner(), state, null, most, null).stream().map(TaskRow::of).toList();
  }

  /** Does what the pressed button says. */
  public @Nullable String act() {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      button.act(faces.getExternalContext().getRequestParameterMap());
      return "/status.xhtml?faces-redirect=true";
    } catch (Refusal refusal) {
      faces.addMessage(
          null, new FacesMessage(FacesMessage.SEVERITY_ERROR, refusal.getMessage(), null));
      return null;
    }
  }
}
