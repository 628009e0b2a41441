package gaia.status;

import gaia.background.BackgroundProcessor;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.Capacity;
import gaia.background.QuietMode;
import gaia.background.ReasonHistory;
import gaia.background.ReasonView;
import gaia.background.SituationBody;
import gaia.background.TaskState;
import gaia.background.TaskView;
import gaia.background.Tasks;
import gaia.background.UsageLearning;
import gaia.background.admission.IdleDetector;
import gaia.background.admission.MachineLoad;
import gaia.background.admission.OvernightWindow;
import gaia.background.admission.Reason;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.ModelState;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Asks every room for what the status says to everybody. */
@ApplicationScoped
class HouseReading {

  private static final int REASONS_OF_A_DAY = 400;

  @Inject Tasks tasks;
  @Inject QuietMode quiet;
  @Inject UsageLearning learning;
  @Inject ReasonHistory history;
  @Inject IdleDetector idle;
  @Inject MachineLoad load;
  @Inject BackgroundProcessorConfig config;
  @Inject LanguageModel model;
  @Inject Clock clock;
  @EJB BackgroundProcessor processor;

  /**
   * What is the same for everybody.
   *
   * @param counts of the tasks of all owners
   * @param running tasks of all owners; nobody is shown another's
   * @param reasons of the last day, the newest first
   */
  record House(
      Map<TaskState, Long> counts,
      List<TaskView> running,
      boolean idle,
      Instant lastActivity,
      SystemStatus.Scheduler scheduler,
      SystemStatus.Resources resources,
      SystemStatus.LanguageModelFigures languageModel,
      @Nullable Instant queueEta,
      List<ReasonView> reasons) {}

  House look() {
    Map<TaskState, Long> counts = tasks.counts();
    return new House(
        counts,
        tasks.running(),
        idle.idle().compareTo(config.idleThreshold()) >= 0,
        idle.lastActivity(),
        scheduler(),
        resources(),
        languageModel(),
        eta(counts),
        reasonsOfTheDay());
  }

  private List<ReasonView> reasonsOfTheDay() {
    Instant dayAgo = clock.instant().minus(Duration.ofDays(1));
    return history.list(REASONS_OF_A_DAY, null).stream()
        .filter(one -> one.until() == null || one.until().isAfter(dayAgo))
        .toList();
  }

  private SystemStatus.Scheduler scheduler() {
    SituationBody now = SituationBody.of(processor.situation());
    return new SystemStatus.Scheduler(
        now.state(),
        now.reason(),
        now.sentence(),
        now.detail(),
        now.since(),
        now.ending(),
        now.endsWhen(),
        seconds(idle.idle()),
        seconds(config.idleThreshold()),
        seconds(config.longIdleThreshold()),
        overnight(config.overnight()),
        tasks.pauseWish().orElse(null),
        quiet.wish().orElse(null),
        quietHours());
  }

  private QuietHours quietHours() {
    return learning
        .forecast()
        .map(forecast -> QuietHours.of(forecast, clock.instant()))
        .orElseGet(() -> QuietHours.off(config.overnight().zone().getId()));
  }

  private SystemStatus.Overnight overnight(OvernightWindow window) {
    return new SystemStatus.Overnight(
        window.enabled(),
        window.start().toString(),
        window.end().toString(),
        window.zone().getId(),
        window.contains(clock.instant()));
  }

  private SystemStatus.Resources resources() {
    MachineLoad.Reading reading = load.read();
    Capacity capacity = processor.capacity();
    Reason memory = capacity.memoryReason();
    return new SystemStatus.Resources(
        reading.cpuUsed(),
        config.maxCpu(),
        reading.memoryUsed(),
        config.maxMemory(),
        processor.isProcessing() ? reading.backgroundCpu() : 0,
        capacity.cpuShare(),
        capacity.slowed() ? Reason.CPU_BUSY.sentence() : null,
        reading.foreignCpu(),
        memory == null ? null : memory.sentence(),
        figure(reading.cpuPressure()),
        figure(reading.memoryPressure()),
        capacity.workers(),
        capacity.priority().label(),
        capacity.priority().sentence());
  }

  private static @Nullable Double figure(OptionalDouble measured) {
    return measured.isPresent() ? measured.getAsDouble() : null;
  }

  private SystemStatus.LanguageModelFigures languageModel() {
    ModelState state = model.state();
    return new SystemStatus.LanguageModelFigures(
        state.condition().name().toLowerCase(Locale.ROOT),
        state.name(),
        state.contextWindow().isPresent() ? state.contextWindow().getAsInt() : null,
        state.sentence());
  }

  private @Nullable Instant eta(Map<TaskState, Long> counts) {
    long waiting =
        counts.getOrDefault(TaskState.PENDING, 0L) + counts.getOrDefault(TaskState.PROCESSING, 0L);
    if (waiting == 0) {
      return null;
    }
    return tasks
        .meanRunTime()
        .map(mean -> mean.multipliedBy(waiting).dividedBy(processor.capacity().workers()))
        .map(startOfWork()::plus)
        .orElse(null);
  }

  /** Now, or when that which keeps work waiting ends. */
  private Instant startOfWork() {
    Instant now = clock.instant();
    Instant ends = processor.situation().endsWhen();
    return ends != null && ends.isAfter(now) ? ends : now;
  }

  private static double seconds(Duration duration) {
    return Math.round(duration.toMillis() / 100.0) / 10.0;
  }
}
