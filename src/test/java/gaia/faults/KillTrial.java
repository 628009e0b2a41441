package gaia.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Kills a process again and again while clients use it, and judges what is left in the end. The
 * same seed gives the same deaths in the same order; what the threads do meanwhile is up to them.
 */
public final class KillTrial {

  private static final Duration LONGEST_START = Duration.ofMinutes(4);
  private static final long LOOK_NANOS = 2_000_000;

  /** Of the longest life: within this time after being asked to stop it is killed. */
  private static final double STOP_SHARE = 0.3;

  private final Victim victim;
  private final Plan plan;
  private final Random random;
  private final History history = new History();
  private final AtomicInteger calls = new AtomicInteger();
  private final List<KillReport.Life> lives = new ArrayList<>();
  private Instant started = Instant.EPOCH;
  private Duration startTime = Duration.ofSeconds(2);

  /**
   * How to kill.
   *
   * @param longestLife of work before a kill at random, and before a point counts as not reached
   * @param perLife calls that clients make in one life
   * @param rest without any progress, after which the process counts as stuck
   * @param until no kill starts after this moment
   */
  public record Plan(
      long seed, int kills, Duration longestLife, int perLife, Duration rest, Instant until) {}

  public KillTrial(Victim victim, Plan plan) {
    this.victim = victim;
    this.plan = plan;
    this.random = new Random(plan.seed());
  }

  /** Runs the trial. */
  public KillReport run() {
    List<Death> deaths = new ArrayList<>();
    while (lives.size() < plan.kills() && Clock.systemUTC().instant().isBefore(plan.until())) {
      if (deaths.isEmpty()) {
        deaths.addAll(victim.deaths());
        Collections.shuffle(deaths, random);
      }
      lives.add(liveAndDie(deaths.remove(0)));
    }
    Instant ready = startAndAwaitReady(Optional.empty());
    awaitRest();
    Victim.Census census = victim.census();
    Verdict verdict = Verdict.of(history, census.remains(), victim.effects());
    lives.add(new KillReport.Life(KillReport.LAST, started, ready, Instant.MAX, true));
    return new KillReport(plan.seed(), List.copyOf(lives), history, verdict, census);
  }

  /** A slow machine may take its time, as long as it gets on. */
  private void awaitRest() {
    AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    do {
      long before = left.get();
      if (!within(plan.rest(), () -> unfinished(left) != before)) {
        throw new AssertionError(
            "%d tasks left, and nothing has changed for %d s%n%s"
                .formatted(before, plan.rest().toSeconds(), victim.diagnosis()));
      }
    } while (left.get() > 0);
  }

  private long unfinished(AtomicLong last) {
    victim.unfinished().ifPresent(last::set);
    return last.get();
  }

  private KillReport.Life liveAndDie(Death death) {
    Optional<CrashPoint> point = death.point(random);
    if (death instanceof Death.WhileStarting) {
      return dieWhileStarting(death);
    }
    Instant ready = startAndAwaitReady(point);
    Thread client = new Thread(this::useUntilItDies, "client");
    client.start();
    boolean reached = await(death, () -> victim.isAtPoint());
    return new KillReport.Life(death.name(), started, ready, kill(client), reached);
  }

  private KillReport.Life dieWhileStarting(Death death) {
    started = Clock.systemUTC().instant();
    victim.start(Optional.empty());
    long patience = Math.round(random.nextDouble() * startTime.toNanos());
    boolean ready = within(Duration.ofNanos(patience), () -> !victim.isAlive() || victim.isReady());
    victim.kill();
    Instant now = Clock.systemUTC().instant();
    return new KillReport.Life(death.name(), started, now, now, !ready);
  }

  private Instant startAndAwaitReady(Optional<CrashPoint> point) {
    started = Clock.systemUTC().instant();
    long from = System.nanoTime();
    victim.start(point);
    await(
        "the process is ready",
        LONGEST_START,
        () -> victim.isReady() || victim.isAtPoint() || !victim.isAlive());
    if (!victim.isAlive()) {
      throw new AssertionError("the process ended by itself");
    }
    startTime = Duration.ofNanos(System.nanoTime() - from);
    return Clock.systemUTC().instant();
  }

  /** Waits until it is time to kill; false when a point was not reached. */
  private boolean await(Death death, BooleanSupplier atPoint) {
    Duration life = Duration.ofNanos(random.nextLong(plan.longestLife().toNanos()));
    if (death instanceof Death.AtCommit) {
      return within(plan.longestLife(), atPoint);
    }
    if (death instanceof Death.AtFile file) {
      return within(plan.longestLife(), () -> victim.hasSeen(file));
    }
    within(life, () -> false);
    if (death instanceof Death.WhileStopping) {
      victim.askToStop();
      double share = STOP_SHARE * random.nextDouble() * random.nextDouble();
      long patience = Math.round(share * plan.longestLife().toNanos());
      return !within(Duration.ofNanos(patience), () -> !victim.isAlive());
    }
    return true;
  }

  private Instant kill(Thread client) {
    Instant now = Clock.systemUTC().instant();
    victim.kill();
    client.interrupt();
    try {
      client.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return now;
  }

  private void useUntilItDies() {
    for (int i = 0; i < plan.perLife() && victim.isAlive(); i++) {
      victim.submit("call-%05d".formatted(calls.incrementAndGet()), history);
    }
  }

  private static void await(String what, Duration patience, BooleanSupplier condition) {
    if (!within(patience, condition)) {
      throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
    }
  }

  private static boolean within(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }
}
