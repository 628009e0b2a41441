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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where workers get their tasks and where running attempts are known. */
@ApplicationScoped
class WorkFloor {

  static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

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

  /** The next task that may start now, claimed for the caller. */
  Optional<RunControl> next() {
    TaskRepository.Permit permit = permit();
    if (permit == null) {
      return Optional.empty();
    }
    return repository
        .claimNext(permit, server, clock.instant(), LEASE)
        .map(claim -> enter(claim, !permit.ordinary()));
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

  private RunControl enter(TaskRepository.Claim claim, boolean wished) {
    RunControl run = new RunControl(claim, wished);
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
    return server;
  }

  TaskHandler handlerOf(RunControl run) {
    String type = run.claim().task().type();
    return handlers.of(type).orElseGet(() -> new UnknownTask(type));
  }

  TaskRun open(RunControl run, TaskHandler handler) {
    return new LeasedRun(run, repository, budget, this::userIsBack, handler.timeout(config));
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
      boolean rescued =
          repository.rescue(
              id,
              expiredBefore,
              clock.instant(),
              (task, cause) ->
                  handlers.of(task.type()).ifPresent(handler -> handler.gaveUp(task, cause)));
      if (rescued) {
        announcer.interrupted(id);
      }
    }
  }
}
