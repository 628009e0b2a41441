package gaia.status;

import gaia.access.Caller;
import gaia.background.Announcer;
import gaia.background.BackgroundProcessor;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.Capacity;
import gaia.background.QuietMode;
import gaia.background.SituationBody;
import gaia.background.TaskBody;
import gaia.background.TaskState;
import gaia.background.TaskView;
import gaia.background.Tasks;
import gaia.background.UsageLearning;
import gaia.background.admission.IdleDetector;
import gaia.background.admission.MachineLoad;
import gaia.background.admission.OvernightWindow;
import gaia.background.admission.Reason;
import gaia.conversation.ArchiveStatistics;
import gaia.conversation.ConversationManager;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks every room how it is. */
@ApplicationScoped
class StatusReading {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  @Inject Tasks tasks;
  @Inject QuietMode quiet;
  @Inject UsageLearning learning;
  @Inject Announcer announcer;
  @Inject ConversationManager archives;
  @Inject IdleDetector idle;
  @Inject MachineLoad load;
  @Inject BackgroundProcessorConfig config;
  @Inject LanguageModel model;
  @Inject Clock clock;
  @EJB BackgroundProcessor processor;

  /** What one owner was told, and whether that still holds. */
  private record Told(SystemStatus status, long nanos, long revision, Instant activity) {}

  private final Map<String, Told> told = new ConcurrentHashMap<>();

  /**
   * The state of the house, read once a second for each owner however many look, and at once when
   * something changed on this server.
   */
  SystemStatus read(String owner) {
    Told last = told.get(owner);
    if (last == null || isOld(last)) {
      last = new Told(fresh(owner), System.nanoTime(), announcer.revision(), idle.lastActivity());
      told.put(owner, last);
    }
    return last.status();
  }

  private boolean isOld(Told last) {
    return System.nanoTime() - last.nanos() > FRESH_NANOS
        || last.revision() != announcer.revision()
        || !last.activity().equals(idle.lastActivity());
  }

  private SystemStatus fresh(String owner) {
    Map<TaskState, Long> counts = tasks.counts();
    List<TaskView> running = tasks.running();
    return new SystemStatus(
        figures(owner, counts, running),
        archives(archives.getArchiveStatistics(owner)),
        scheduler(),
        resources(),
        languageModel(),
        eta(counts));
  }

  private SystemStatus.TaskFigures figures(
      String owner, Map<TaskState, Long> counts, List<TaskView> running) {
    return new SystemStatus.TaskFigures(
        running.stream()
            .filter(task -> isFor(owner, task))
            .findFirst()
            .map(TaskBody::of)
            .orElse(null),
        counts.getOrDefault(TaskState.PENDING, 0L),
        counts.getOrDefault(TaskState.COMPLETED, 0L),
        counts.getOrDefault(TaskState.FAILED, 0L),
        counts.getOrDefault(TaskState.CANCELLED, 0L),
        !running.isEmpty(),
        idle.idle().compareTo(config.idleThreshold()) >= 0,
        idle.lastActivity());
  }

  /** What runs for somebody else is counted, and not shown. */
  private static boolean isFor(String owner, TaskView task) {
    return task.owner().equals(owner) || task.owner().equals(Caller.HOUSE);
  }

  private static SystemStatus.ArchiveFigures archives(ArchiveStatistics found) {
    return new SystemStatus.ArchiveFigures(
        found.total(),
        found.processed(),
        found.pending(),
        found.failed(),
        found.topKeywords().stream()
            .map(top -> new SystemStatus.Keyword(top.keyword(), top.count()))
            .toList());
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
