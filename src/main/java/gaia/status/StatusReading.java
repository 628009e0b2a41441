package gaia.status;

import gaia.background.BackgroundProcessor;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.Situation;
import gaia.background.TaskBody;
import gaia.background.TaskState;
import gaia.background.TaskView;
import gaia.background.Tasks;
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
import org.jspecify.annotations.Nullable;

/** Asks every room how it is. */
@ApplicationScoped
class StatusReading {

  @Inject Tasks tasks;
  @Inject ConversationManager archives;
  @Inject IdleDetector idle;
  @Inject MachineLoad load;
  @Inject BackgroundProcessorConfig config;
  @Inject LanguageModel model;
  @Inject Clock clock;
  @EJB BackgroundProcessor processor;

  SystemStatus read(String owner) {
    Map<TaskState, Long> counts = tasks.counts();
    List<TaskView> running = tasks.running();
    return new SystemStatus(
        figures(counts, running),
        archives(archives.getArchiveStatistics(owner)),
        scheduler(),
        resources(),
        languageModel(),
        eta(counts));
  }

  private SystemStatus.TaskFigures figures(Map<TaskState, Long> counts, List<TaskView> running) {
    return new SystemStatus.TaskFigures(
        running.isEmpty() ? null : TaskBody.of(running.get(0)),
        counts.getOrDefault(TaskState.PENDING, 0L),
        counts.getOrDefault(TaskState.COMPLETED, 0L),
        counts.getOrDefault(TaskState.FAILED, 0L),
        counts.getOrDefault(TaskState.CANCELLED, 0L),
        !running.isEmpty(),
        idle.idle().compareTo(config.idleThreshold()) >= 0,
        idle.lastActivity());
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
    Situation situation = processor.situation();
    return new SystemStatus.Scheduler(
        state(situation.reason()),
        situation.reason().label(),
        situation.reason().sentence(),
        situation.since(),
        situation.endsWhen(),
        seconds(idle.idle()),
        seconds(config.idleThreshold()),
        seconds(config.longIdleThreshold()),
        overnight(config.overnight()));
  }

  private static String state(Reason reason) {
    return switch (reason) {
      case WORKING, WORKERS_BUSY -> "working";
      case NOTHING_TO_DO -> "idle";
      case PAUSED -> "paused";
      case STARTING, STOPPING -> reason.label();
      default -> "waiting";
    };
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
    return new SystemStatus.Resources(
        reading.cpuUsed(), config.maxCpu(), reading.memoryUsed(), config.maxMemory());
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
        .map(mean -> mean.multipliedBy(waiting).dividedBy(config.maxConcurrentTasks()))
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
