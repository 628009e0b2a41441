package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.BackgroundCpu;
import gaia.background.admission.IdleDetector;
import gaia.background.admission.ResourceGovernor;
import gaia.background.admission.WorkerPriority;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where workers get their tasks and where running attempts are known. */
@ApplicationScoped
class WorkFloor {

  private static final Logger LOG = Logger.getLogger(WorkFloor.class.getName());

  static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** Made anew at every start, so that work left by an earlier life is never taken for ours. */
  private final String server = UUID.randomUUID().toString();

  private final Map<String, RunControl> running = new ConcurrentHashMap<>();
  private final Object signal = new Object();
  private volatile boolean open = true;
  private long signals;

  @Inject TaskRepository repository;
  @Inject TaskHandlers handlers;
  @Inject Settlement settlement;
  @Inject Gatekeeper gatekeeper;
  @Inject IdleDetector idle;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  @Inject BackgroundCpu cpu;

  private CpuBudget budget = new CpuBudget(() -> 0, System::nanoTime, 1);
  private volatile WorkerPriority priority = WorkerPriority.UNKNOWN;
  private volatile boolean slowed;
  private volatile boolean nothingFits;

  @PostConstruct
  void measureOut() {
    double cores = gatekeeper.processors() * config.maxCpu();
    budget = new CpuBudget(cpu::nanos, System::nanoTime, cores);
    idle.whenActive(this::makeWay);
  }

  /** Somebody came: runs that rest wake up and end, the others see it at their next breath. */
  private void makeWay() {
    if (!running.isEmpty() && userIsBack()) {
      stopAll(StopReason.USER_ACTIVE, run -> !run.isWished());
    }
  }

  void stopAll(StopReason reason, Predicate<RunControl> which) {
    running.values().stream().filter(which).forEach(run -> run.stop(reason));
  }

  /** Said by each worker once, on its own thread, before it does anything else. */
  void clockIn() {
    WorkerPriority achieved = WorkerPriority.lowerThisThread();
    if (priority != achieved) {
      priority = achieved;
      LOG.info(achieved.sentence());
    }
    budget.enter();
  }

  /** From now on this is what the machine can bear. */
  void allow(ResourceGovernor.Allowance allowance) {
    slowed = allowance.slowed();
    budget.allow(gatekeeper.processors() * allowance.cpuShare());
    if (allowance.memoryReason() != null) {
      stopAll(StopReason.MEMORY, run -> true);
    }
  }

  /** How many workers there are to be. */
  int workers() {
    return Capacity.workers(config.maxConcurrentTasks(), gatekeeper.processors(), config.maxCpu());
  }

  Capacity capacity() {
    ResourceGovernor.Allowance allowance = gatekeeper.allowance();
    return new Capacity(
        allowance.cpuShare(), allowance.slowed(), allowance.memoryReason(), workers(), priority);
  }

  /** Whether tasks wait that there is no memory for, and none that there is memory for. */
  boolean isWaitingForMemory() {
    return nothingFits;
  }

  /** The next task that may start now, claimed for the caller. */
  Optional<RunControl> next() {
    payDebt();
    TaskRepository.Permit permit = permit();
    if (permit == null) {
      return Optional.empty();
    }
    Optional<RunControl> found =
        repository
            .claimNext(permit, server, clock.instant(), LEASE)
            .map(claim -> enter(claim, !permit.ordinary()));
    nothingFits = found.isEmpty() && !permit.tooLarge().isEmpty();
    return found;
  }

  /** Tasks too small to breathe are paid for before the next one is taken. */
  private void payDebt() {
    long wait = budget.charge(0);
    if (wait > 0) {
      await(wait, () -> false);
    }
  }

  private TaskRepository.@Nullable Permit permit() {
    Admission admission = gatekeeper.decide();
    boolean wishesCount = admission instanceof Admission.Denied denied && denied.yieldsToWish();
    if (admission instanceof Admission.Granted granted) {
      return new TaskRepository.Permit(true, granted.longTasks(), tooLarge());
    }
    return wishesCount ? new TaskRepository.Permit(false, false, tooLarge()) : null;
  }

  private Set<String> tooLarge() {
    long promised =
        running().stream()
            .mapToLong(run -> handlers.memoryEstimate(run.claim().task().type()))
            .sum();
    return handlers.tooLargeFor(gatekeeper.memoryRoom(promised));
  }

  private RunControl enter(TaskRepository.Claim claim, boolean wished) {
    RunControl run = new RunControl(claim, wished);
    running.put(claim.lease().taskId(), run);
    if (!open) {
      run.stop(StopReason.SHUTDOWN);
    }
    return run;
  }

  TaskHandler handlerOf(RunControl run) {
    String type = run.claim().task().type();
    return handlers.of(type).orElseGet(() -> new UnknownTask(type));
  }

  TaskRun open(RunControl run, TaskHandler handler) {
    return new LeasedRun(
        run,
        repository,
        new LeasedRun.Surroundings(budget, this::userIsBack, () -> slowed),
        handler.timeout(config));
  }

  private boolean userIsBack() {
    return idle.idle().compareTo(config.idleThreshold()) < 0;
  }

  void close(RunControl run) {
    running.remove(run.claim().lease().taskId(), run);
  }

  Settlement settlement() {
    return settlement;
  }

  Collection<RunControl> running() {
    return List.copyOf(running.values());
  }

  boolean isOpen() {
    return open;
  }

  /** Lets running attempts stop at their next breath and takes in no more. */
  void shut() {
    open = false;
    running().forEach(run -> run.stop(StopReason.SHUTDOWN));
    wake();
  }

  /** Something changed: workers that wait look again. */
  void wake() {
    synchronized (signal) {
      signals++;
      signal.notifyAll();
    }
  }

  /** Marks the present moment; {@link #awaitSignal} returns at once if it was woken since. */
  long ticket() {
    synchronized (signal) {
      return signals;
    }
  }

  /**
   * Waits until somebody wakes the floor, but at most some seconds. What is used then is not ours.
   */
  void awaitSignal(long ticket) {
    budget.leave();
    try {
      await(LONGEST_WAIT.toNanos(), () -> ticket != signals);
    } finally {
      budget.enter();
    }
  }

  private void await(long nanos, BooleanSupplier enough) {
    long end = System.nanoTime() + nanos;
    synchronized (signal) {
      long left = nanos;
      try {
        while (open && left > 0 && !enough.getAsBoolean()) {
          TimeUnit.NANOSECONDS.timedWait(signal, left);
          left = end - System.nanoTime();
        }
      } catch (InterruptedException e) {
        open = false;
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Renews the leases of running attempts and notices who is not wanted any more. */
  void renewLeases() {
    Instant until = clock.instant().plus(LEASE);
    for (RunControl run : running()) {
      boolean held =
          repository.underLease(
              run.claim().lease(),
              (task, attempt) -> {
                task.renewLease(until);
                if (task.cancelRequested) {
                  run.stop(StopReason.CANCELLED);
                }
              });
      if (!held && running.containsKey(run.claim().lease().taskId())) {
        run.stop(StopReason.LEASE_LOST);
      }
    }
  }

  /** Puts back what was claimed by a worker that is gone. */
  void rescue(Collection<String> taskIds, Instant expiredBefore) {
    for (String id : taskIds) {
      repository.rescue(
          id,
          expiredBefore,
          clock.instant(),
          (task, cause) ->
              handlers.of(task.type()).ifPresent(handler -> handler.gaveUp(task, cause)));
    }
  }
}
