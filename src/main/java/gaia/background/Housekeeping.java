package gaia.background;

import gaia.configuration.EscapedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;

/**
 * What has to be done about the queue from time to time, by whatever drives the engine. The three
 * kinds of chores may run at the same time, each of them on one thread.
 */
@ApplicationScoped
class Housekeeping {

  static final long BEAT_MILLIS = 1000;
  static final long LOOK_MILLIS = 250;
  static final long CHORES_MILLIS = 1000;

  private static final Logger LOG = EscapedLog.of(Housekeeping.class);
  private static final int REMOVE_EVERY = 60;
  private static final int MOST_ROUNDS = 20;

  @Inject WorkFloor floor;
  @Inject TaskRepository repository;
  @Inject TallyRepository tallies;
  @Inject UpkeepRepository upkeep;
  @Inject Membership membership;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  private final JumpDetector jumps = new JumpDetector();
  private int rounds;

  /**
   * Before any worker starts: takes up what an earlier life of this server left behind, where
   * nobody else can have it.
   *
   * @return how many tasks that were
   */
  int begin() {
    membership.join();
    upkeep.rerank(new Aging(config.queue().aging()));
    upkeep.pullBack(clock.instant());
    upkeep.promoteDue(clock.instant());
    return takeUpLeftovers();
  }

  private int takeUpLeftovers() {
    if (!config.soleServer()) {
      return 0;
    }
    List<TaskRepository.Held> left = repository.held(membership.id(), false);
    left.forEach(held -> floor.rescue(held, true));
    return left.size();
  }

  /** Shows that this server lives. Nothing that takes long may delay it. */
  void beat() {
    if (!membership.beat()) {
      LOG.warning("Other servers took this one for dead; what it was working on is theirs now");
      floor.loseAll();
    }
  }

  /** Hears from the other servers, and takes over what dead ones were working on. */
  void lookAround() {
    membership
        .look()
        .forEach(
            (server, lastBeat) -> {
              List<TaskRepository.Held> left = repository.held(server, true);
              left.forEach(held -> floor.rescue(held, true));
              membership.bury(server, lastBeat);
              LOG.info(() -> "Took over %d tasks of a server that is gone".formatted(left.size()));
            });
  }

  void keepHouse() {
    floor.compareWithQueue();
    takeUpLeftovers();
    Instant now = clock.instant();
    if (jumps.jumped(now, System.nanoTime())) {
      upkeep.pullBack(now);
    }
    repeat(() -> upkeep.promoteDue(now));
    repeat(tallies::compact);
    Duration keep = config.queue().keep();
    if (rounds++ % REMOVE_EVERY == 0 && !keep.isZero()) {
      repeat(() -> upkeep.removeFinished(now.minus(keep)));
    }
  }

  /** While there is more to do, but not for ever. */
  private static void repeat(BooleanSupplier chore) {
    int round = 0;
    while (round < MOST_ROUNDS && chore.getAsBoolean()) {
      round++;
    }
  }

  /** After the last worker has gone. */
  void end() {
    membership.leave();
  }
}
