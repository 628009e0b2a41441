package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.IdleDetector;
import gaia.background.admission.ResourceGovernor;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where workers get their tasks and where running attempts are known. */
@ApplicationScoped
class WorkFloor {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Map<String, RunControl> running = new ConcurrentHashMap<>();

  /** Claims of this server that no worker of it knew of at the last look. */
  private Set<TaskRepository.Held> astray = Set.of();

  private final Doorbell bell = new Doorbell();

  @Inject TaskRepository repository;
  @Inject TaskHandlers handlers;
  @Inject Settlement settlement;
  @Inject Gatekeeper gatekeeper;
  @Inject MachineShare share;
  @Inject Membership membership;
  @Inject IdleDetector idle;
  @Inject LongTasks longTasks;
  @Inject Announcer announcer;
  @Inject TaskTraces traces;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  @PostConstruct
  void watchUsers() {
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

  /** From now on this is what the machine can bear. */
  void allow(ResourceGovernor.Allowance allowance) {
    share.allow(allowance);
    if (allowance.memoryReason() != null) {
      stopAll(StopReason.MEMORY, run -> true);
    }
  }

  /** Said by the hands of each worker once, on their own thread, before anything else. */
  void clockIn() {
    share.clockIn();
  }

  /** A worker begins to look for work. */
  void enter() {
    share.budget().enter();
  }

  /** The next tasks that may start now, of one type, claimed for the caller; empty when none. */
  List<RunControl> next() {
    payDebt();
    TaskRepository.Permit permit = membership.isTrusted() ? permit() : null;
    if (permit == null) {
      return List.of();
    }
    List<RunControl> found =
        repository.claim(permit, membership.id(), clock.instant(), this::bundleOf).stream()
            .map(this::enter)
            .toList();
    share.looked(!found.isEmpty(), permit.tooLarge());
    return found;
  }

  /** Tasks too small to breathe are paid for before the next one is taken. */
  private void payDebt() {
    long wait = share.budget().charge(0);
    if (wait > 0) {
      bell.rest(wait);
    }
  }

  private int bundleOf(String type) {
    return handlers.of(type).map(TaskHandler::bundle).orElse(1);
  }

  private TaskRepository.@Nullable Permit permit() {
    Admission admission = gatekeeper.decide();
    boolean wishesCount = admission instanceof Admission.Denied denied && denied.yieldsToWish();
    if (admission instanceof Admission.Granted granted) {
      Set<String> fitting = granted.longTasks() ? Set.of() : longTasks.fitting();
      return new TaskRepository.Permit(true, granted.longTasks(), fitting, tooLarge());
    }
    return wishesCount ? new TaskRepository.Permit(false, false, Set.of(), tooLarge()) : null;
  }

  private Set<String> tooLarge() {
    return share.tooLarge(running().stream().map(run -> run.claim().task().type()).toList());
  }

  private RunControl enter(TaskRepository.Claim claim) {
    RunControl run = new RunControl(claim);
    running.put(claim.lease().taskId(), run);
    announcer.started(claim.task());
    run.watch((progress, note) -> announcer.progressed(claim.task(), progress, note));
    if (!isOpen()) {
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
        run,
        repository,
        new LeasedRun.Surroundings(
            share.budget(), this::userIsBack, share::isSlowed, membership::isTrusted),
        handler.timeout(config));
  }

  /** A try begins on the calling thread. */
  TaskTrace.Try follow(RunControl run) {
    return traces.begin(run.claim());
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
    return bell.isOpen();
  }

  /** Lets running attempts stop at their next breath and takes in no more. */
  void shut() {
    bell.close();
    stopAll(StopReason.SHUTDOWN, run -> true);
  }

  /** Something changed: workers that wait look again. */
  void wake() {
    bell.ring();
  }

  /** Marks the present moment; {@link #awaitSignal} returns at once if it was woken since. */
  long ticket() {
    return bell.ticket();
  }

  /**
   * Waits until somebody wakes the floor, but at most some seconds. What is used then is not ours.
   */
  void awaitSignal(long ticket) {
    share.budget().leave();
    try {
      bell.await(ticket, LONGEST_WAIT.toNanos());
    } finally {
      share.budget().enter();
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
    stopAll(StopReason.LEASE_LOST, run -> true);
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
