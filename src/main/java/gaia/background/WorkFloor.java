package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.IdleDetector;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where workers get their tasks and where running attempts are known. */
@ApplicationScoped
class WorkFloor {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Map<String, RunControl> running = new ConcurrentHashMap<>();

  /** Claims of this server that no worker of it knew of at the last look. */
  private Set<TaskRepository.Held> astray = Set.of();

  private final Object signal = new Object();
  private volatile boolean open = true;
  private long signals;

  @Inject TaskRepository repository;
  @Inject TaskHandlers handlers;
  @Inject Settlement settlement;
  @Inject Gatekeeper gatekeeper;
  @Inject Membership membership;
  @Inject IdleDetector idle;
  @Inject LongTasks longTasks;
  @Inject Announcer announcer;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  private CpuBudget budget = new CpuBudget(1, System.nanoTime());

  @PostConstruct
  void measureOut() {
    double cores = Runtime.getRuntime().availableProcessors() * config.maxCpu();
    budget = new CpuBudget(cores, System.nanoTime());
  }

  /** The next tasks that may start now, of one type, claimed for the caller; empty when none. */
  List<RunControl> next() {
    TaskRepository.Permit permit = membership.isTrusted() ? permit() : null;
    if (permit == null) {
      return List.of();
    }
    return repository.claim(permit, membership.id(), clock.instant(), this::bundleOf).stream()
        .map(this::enter)
        .toList();
  }

  private int bundleOf(String type) {
    return handlers.of(type).map(TaskHandler::bundle).orElse(1);
  }

  private TaskRepository.@Nullable Permit permit() {
    Admission admission = gatekeeper.decide();
    if (admission instanceof Admission.Granted granted) {
      return granted.longTasks()
          ? new TaskRepository.Permit(true, true)
          : new TaskRepository.Permit(true, false, longTasks.fitting());
    }
    boolean wishesCount = admission instanceof Admission.Denied denied && denied.yieldsToWish();
    return wishesCount ? TaskRepository.Permit.WISHES_ONLY : null;
  }

  private RunControl enter(TaskRepository.Claim claim) {
    RunControl run = new RunControl(claim);
    running.put(claim.lease().taskId(), run);
    announcer.started(claim.task());
    run.watch((progress, note) -> announcer.progressed(claim.task(), progress, note));
    if (!open) {
      run.stop(StopReason.SHUTDOWN);
    }
    return run;
  }

  /** This server's name for the present life of its process. */
  String server() {
    return membership.id();
  }

  TaskHandler handlerOf(RunControl run) {
    String type = run.claim().task().type();
    return handlers.of(type).orElseGet(() -> new UnknownTask(type));
  }

  TaskRun open(RunControl run, TaskHandler handler) {
    return new LeasedRun(
        run, repository, budget, this::userIsBack, membership::isTrusted, handler.timeout(config));
  }

  private boolean userIsBack() {
    return idle.idle().compareTo(config.idleThreshold()) < 0;
  }

  void close(RunControl run) {
    running.remove(run.claim().lease().taskId(), run);
  }

  Instant now() {
    return clock.instant();
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

  /** Waits until somebody wakes the floor, but at most a second. */
  void awaitSignal(long ticket) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    synchronized (signal) {
      long left = LONGEST_WAIT.toMillis();
      try {
        while (open && ticket == signals && left > 0) {
          signal.wait(left);
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
      } catch (InterruptedException e) {
        open = false;
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Compares what runs here with what the database says runs here. */
  void compareWithQueue() {
    Collection<RunControl> here = running();
    List<TaskRepository.Held> there = repository.held(membership.id(), true);
    Map<String, TaskRepository.Held> byId = new HashMap<>();
    there.forEach(held -> byId.put(held.id(), held));
    for (RunControl run : here) {
      TaskRepository.Held held = byId.get(run.claim().lease().taskId());
      if (held == null || held.token() != run.claim().lease().token()) {
        run.stop(StopReason.LEASE_LOST);
      } else if (held.cancelled()) {
        run.stop(StopReason.CANCELLED);
      }
    }
    takeBackAstray(there);
  }

  /**
   * A claim or an end that could not be written down leaves a task that nobody works on. One that
   * was seen so twice is put back; should a worker know of it after all, its writes are refused.
   */
  private void takeBackAstray(List<TaskRepository.Held> there) {
    Set<TaskRepository.Held> now = new HashSet<>();
    for (TaskRepository.Held held : there) {
      if (!running.containsKey(held.id())) {
        now.add(held);
      }
    }
    for (TaskRepository.Held held : now) {
      if (astray.contains(held)) {
        rescue(held, false);
      }
    }
    astray = now;
  }

  /** Nothing that runs here is ours any more. */
  void loseAll() {
    running().forEach(run -> run.stop(StopReason.LEASE_LOST));
  }

  /**
   * Puts back what was claimed by a worker that is gone.
   *
   * @param died whether its server died
   */
  void rescue(TaskRepository.Held held, boolean died) {
    boolean rescued =
        repository.rescue(
            held,
            died,
            clock.instant(),
            (task, cause) ->
                handlers.of(task.type()).ifPresent(handler -> handler.gaveUp(task, cause)));
    if (rescued) {
      announcer.interrupted(held.id());
      wake();
    }
  }
}
