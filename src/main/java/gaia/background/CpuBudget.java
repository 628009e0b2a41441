package gaia.background;

/**
 * A token bucket for processor time. Work spends first and pays by waiting, so that over a few
 * seconds it stays within its share however long a single step takes.
 *
 * <p>Safe for several threads; they share the budget.
 */
final class CpuBudget {

  private static final double BURST_SECONDS = 0.1;

  private final double cores;
  private double credit;
  private long lastNanos;

  /**
   * @param cores processors' worth of time that may be used, for example 0.5 of one
   */
  CpuBudget(double cores, long nowNanos) {
    this.cores = cores;
    this.credit = cores * BURST_SECONDS;
    this.lastNanos = nowNanos;
  }

  /**
   * Charges processor time that was used.
   *
   * @return how long to wait before going on, in nanoseconds; 0 when within budget
   */
  synchronized long charge(long usedNanos, long nowNanos) {
    double earned = (nowNanos - lastNanos) / 1e9 * cores;
    lastNanos = nowNanos;
    credit = Math.min(cores * BURST_SECONDS, credit + earned - usedNanos / 1e9);
    return credit >= 0 ? 0 : Math.round(-credit / cores * 1e9);
  }
}
