package gaia.background;

import java.util.function.LongSupplier;

/**
 * A token bucket for processor time. Work spends first and pays by waiting, so that over a few
 * seconds it stays within its share however long a single step takes. What is charged is what a
 * meter says was used, by whatever thread, while at least one worker was at work.
 *
 * <p>Safe for several threads; they share the budget.
 */
final class CpuBudget {

  /**
   * What may be saved up, in seconds: a twentieth keeps every second within a tenth of the share.
   */
  private static final double BURST_SECONDS = 0.05;

  /** Longer than this nobody pays for what the compiler or the collector took at once. */
  private static final double MOST_DEBT_SECONDS = 10;

  private final LongSupplier usedNanos;
  private final LongSupplier clock;
  private double cores;
  private double credit;
  private int workers;
  private long usedThen;
  private long then;

  /**
   * @param usedNanos processor time used so far, in nanoseconds
   * @param clock nanoseconds of a clock that only goes forward
   * @param cores processors' worth of time that may be used, for example 0.5 of one
   */
  CpuBudget(LongSupplier usedNanos, LongSupplier clock, double cores) {
    this.usedNanos = usedNanos;
    this.clock = clock;
    this.cores = cores;
    this.credit = cores * BURST_SECONDS;
    this.usedThen = usedNanos.getAsLong();
    this.then = clock.getAsLong();
  }

  /** From now on so many processors' worth of time may be used. */
  synchronized void allow(double newCores) {
    charge(0);
    cores = newCores;
    credit = Math.min(cores * BURST_SECONDS, credit);
  }

  /** A worker looks for work; from now on what is used is charged. */
  synchronized void enter() {
    charge(0);
    workers++;
  }

  /** A worker waits for work; when all do, what is used is not theirs. */
  synchronized void leave() {
    charge(0);
    workers--;
  }

  /**
   * Charges what was used since the last call.
   *
   * @param extraNanos to be charged on top
   * @return how long to wait before going on, in nanoseconds; 0 when within budget
   */
  synchronized long charge(long extraNanos) {
    long now = clock.getAsLong();
    long used = usedNanos.getAsLong();
    double earned = (now - then) / 1e9 * cores;
    double spent = workers == 0 ? 0 : (used - usedThen + extraNanos) / 1e9;
    then = now;
    usedThen = used;
    double balance = Math.max(-cores * MOST_DEBT_SECONDS, credit + earned - spent);
    credit = Math.min(cores * BURST_SECONDS, balance);
    return credit >= 0 ? 0 : Math.round(-credit / cores * 1e9);
  }
}
