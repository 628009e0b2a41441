package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.IdleDetector;
import gaia.background.admission.Reason;
import gaia.configuration.EscapedLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts the workers, looks around a few times a second, and says what is going on. The work itself
 * happens on the workers' own threads.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BackgroundProcessor {

  private static final Logger LOG = EscapedLog.of(BackgroundProcessor.class);
  private static final long DELIVERY_MILLIS = 100;
  private static final long STOP_MILLIS = 10_000;

  @Resource ManagedScheduledExecutorService scheduler;
  @Resource ManagedThreadFactory threads;
  @Inject WorkFloor floor;
  @Inject MachineShare share;
  @Inject Housekeeping housekeeping;
  @Inject TaskRepository repository;
  @Inject Gatekeeper gatekeeper;
  @Inject IdleDetector idle;
  @Inject LongTasks longTasks;
  @Inject ReasonHistory history;
  @Inject UsageLearning learning;
  @Inject Announcer announcer;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  private final List<Thread> workers = new ArrayList<>();
  private final AtomicBoolean lookIsDue = new AtomicBoolean();
  private final List<ScheduledFuture<?>> ticks = new ArrayList<>();
  private volatile Situation situation = new Situation(Reason.STARTING, Instant.EPOCH, null);
  private volatile @Nullable String lastTrouble;

  @PostConstruct
  void start() {
    situation = new Situation(Reason.STARTING, clock.instant(), null);
    idle.countAnew();
    int left = housekeeping.begin();
    if (left > 0) {
      LOG.info(() -> "Background processing takes up %d interrupted tasks".formatted(left));
    }
    for (int i = 0; i < share.workers(); i++) {
      Hands hands = new Hands(floor::clockIn);
      employ(hands, "Background work " + (i + 1));
      employ(new Worker(floor, hands), "Background worker " + (i + 1));
    }
    if (share.workers() < config.maxConcurrentTasks()) {
      LOG.info(
          () ->
              "Background work runs %d tasks at once instead of %d: BG_MAX_CPU leaves no more"
                  .formatted(share.workers(), config.maxConcurrentTasks()));
    }
    every(config.tick().toMillis(), this::look);
    every(Housekeeping.BEAT_MILLIS, housekeeping::beat);
    every(Housekeeping.LOOK_MILLIS, housekeeping::lookAround);
    every(Housekeeping.CHORES_MILLIS, housekeeping::keepHouse);
    every(Housekeeping.CHORES_MILLIS, () -> history.write(situation));
    every(Housekeeping.CHORES_MILLIS, learning::look);
    every(DELIVERY_MILLIS, announcer::deliver);
    announceSituation();
    LOG.info("Background processing is ready");
  }

  private void employ(Runnable duty, String name) {
    Thread thread = threads.newThread(duty);
    thread.setName(name);
    thread.start();
    workers.add(thread);
  }

  private void every(long millis, Runnable chore) {
    ticks.add(
        scheduler.scheduleWithFixedDelay(
            () -> guarded(chore), millis, millis, TimeUnit.MILLISECONDS));
  }

  /** What gets out would end the schedule for good, so nothing does. */
  private void guarded(Runnable chore) {
    try {
      chore.run();
      lastTrouble = null;
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
      String trouble = String.valueOf(e);
      if (!trouble.equals(lastTrouble)) {
        LOG.log(Level.WARNING, "Background housekeeping failed and will be tried again", e);
      }
      lastTrouble = trouble;
    }
  }

  private void look() {
    floor.allow(gatekeeper.allowance());
    Admission admission = gatekeeper.decide();
    boolean working = !floor.running().isEmpty();
    stopUnwanted(admission);
    explain(situation.next(facts(working, admission)));
    // Workers that may do nothing sleep on: looking around costs the user's machine something.
    if (admission instanceof Admission.Granted || repository.isAnythingWished()) {
      floor.wake();
    }
  }

  private void stopUnwanted(Admission admission) {
    StopReason reason = admission instanceof Admission.Denied denied ? stopFor(denied) : null;
    if (reason != null) {
      floor.stopAll(reason, run -> !run.isWished());
    }
  }

  private static @Nullable StopReason stopFor(Admission.Denied denied) {
    return switch (denied.reason()) {
      case PAUSED -> StopReason.PAUSED;
      case QUIET_MODE -> StopReason.QUIET_MODE;
      default -> null;
    };
  }

  private Situation.Facts facts(boolean working, Admission admission) {
    return new Situation.Facts(
        working,
        gatekeeper.allowance().slowed(),
        share.isWaitingForMemory(),
        admission,
        repository.earliest(false),
        repository.earliest(true),
        clock.instant(),
        workers.stream().anyMatch(Thread::isAlive),
        gatekeeper.longIdleAt(),
        gatekeeper.nextNight(),
        longTasks.nextChance());
  }

  private synchronized void explain(Situation next) {
    if (situation.reason() == Reason.STOPPING) {
      return; // a look that was under way as the server began to stop
    }
    boolean news = next.reason() != situation.reason();
    situation = next;
    if (news) {
      LOG.info(
          () ->
              "Background: "
                  + next.reason().sentence()
                  + (next.detail() == null ? "" : " " + next.detail()));
      announceSituation();
    }
  }

  private void announceSituation() {
    history.note(situation);
    announcer.situation(situation);
  }

  /**
   * A change of the queue is committed: look at once instead of at the next tick. However many
   * changes come together, one look is enough for all that were committed before it.
   */
  public void queueChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) TaskChanged change) {
    if (lookIsDue.compareAndSet(false, true)) {
      try {
        scheduler.execute(this::lookNow);
      } catch (RuntimeException e) {
        lookIsDue.set(false);
        throw e;
      }
    }
  }

  private void lookNow() {
    lookIsDue.set(false);
    guarded(this::look);
  }

  /** What the engine does at present and why. */
  public Situation situation() {
    return situation;
  }

  /** What background work may take of the machine at present. */
  public Capacity capacity() {
    return share.capacity();
  }

  /** Whether an attempt is running on this server. */
  public boolean isProcessing() {
    return !floor.running().isEmpty();
  }

  /** False when a worker thread has died; the process should be restarted then. */
  public boolean isAlive() {
    return workers.stream().allMatch(Thread::isAlive);
  }

  @PreDestroy
  void stop() {
    explain(new Situation(Reason.STOPPING, clock.instant(), null));
    ticks.forEach(tick -> tick.cancel(false));
    floor.shut();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
    try {
      for (Thread worker : workers) {
        worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
      }
      guarded(housekeeping::end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    guarded(learning::end);
    guarded(() -> history.write(situation));
    guarded(history::end);
    announcer.close();
  }
}
