package gaia.status;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.analytics.Throughput;
import gaia.background.BackgroundProcessor;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.ReasonView;
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
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs the status page, and the line about background work at the foot of every page. */
@Named("status")
@RequestScoped
public class StatusView {

  private static final int REASONS_LISTED = 8;
  private static final Duration CHANGE_TOLD_BEFORE = Duration.ofDays(7);

  @Inject StatusReading reading;
  @Inject Settings settings;
  @Inject PressedButton button;
  @Inject Caller caller;
  @Inject Language language;
  @Inject Phrases say;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  @EJB BackgroundProcessor processor;

  private @Nullable SystemStatus seen;
  private OwnReading.@Nullable Lists lists;
  private @Nullable WeekStrip week;
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

  /**
   * The day within the next week on which clocks change where the window counts; empty for none.
   */
  public String getClockChange() {
    ZoneId zone = config.overnight().zone();
    ZoneOffsetTransition next = zone.getRules().nextTransition(clock.instant());
    boolean soon =
        next != null && next.getInstant().isBefore(clock.instant().plus(CHANGE_TOLD_BEFORE));
    return soon ? say.of("clock_change", say.date(next.getDateTimeBefore().toLocalDate())) : "";
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

  public ReasonBand getReasonBand() {
    return ReasonBand.of(reading.reasons(), clock.instant());
  }

  public List<ReasonView> getReasons() {
    return reading.reasons().stream().limit(REASONS_LISTED).toList();
  }

  private OwnReading.Lists lists() {
    if (lists == null) {
      lists = reading.lists(caller.owner());
    }
    return lists;
  }

  /** Finished work of the last seven days. */
  public Throughput getLately() {
    return lists().lately();
  }

  public List<TaskRow> getRecent() {
    return lists().recent();
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
    return lists().failed();
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
