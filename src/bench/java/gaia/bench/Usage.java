package gaia.bench;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Processor time sampled over some time.
 *
 * @param at when each sample was taken, in nanoseconds since the first
 * @param used what was used until then, in nanoseconds since the first
 */
record Usage(long[] at, long[] used) {

  /** Samples a clock for so long; the pause between two samples is not exact. */
  static Usage sample(LongSupplier clock, long nanos, long pauseNanos) {
    int most = (int) (nanos / pauseNanos) + 2;
    long[] at = new long[most];
    long[] used = new long[most];
    long start = System.nanoTime();
    long first = clock.getAsLong();
    int taken = 0;
    while (taken < most && (taken == 0 || at[taken - 1] < nanos)) {
      used[taken] = clock.getAsLong() - first;
      at[taken++] = System.nanoTime() - start;
      LockSupport.parkNanos(pauseNanos);
    }
    return new Usage(Arrays.copyOf(at, taken), Arrays.copyOf(used, taken));
  }

  /** Processors' worth of time used on average. */
  double mean() {
    int last = at.length - 1;
    return (double) used[last] / at[last];
  }

  /** What was used in all, in nanoseconds. */
  long total() {
    return used[used.length - 1];
  }

  /** The most that was used in any stretch of at least so long, in processors' worth of time. */
  double worst(long nanos) {
    double worst = 0;
    for (int from = 0, to = 0; to < at.length; from++) {
      while (to < at.length && at[to] - at[from] < nanos) {
        to++;
      }
      if (to < at.length) {
        worst = Math.max(worst, (double) (used[to] - used[from]) / (at[to] - at[from]));
      }
    }
    return worst;
  }

  /**
   * When use fell below a share of one processor and stayed there, in nanoseconds since the first
   * sample; -1 when it did not.
   *
   * @param window the stretch in which the share is looked at, in nanoseconds
   */
  long quietFrom(double share, long window) {
    int quiet = -1;
    for (int from = at.length - 1; from >= 0; from--) {
      int to = from;
      while (to < at.length - 1 && at[to] - at[from] < window) {
        to++;
      }
      if (at[to] - at[from] < window) {
        continue;
      }
      if (used[to] - used[from] > share * (at[to] - at[from])) {
        break;
      }
      quiet = from;
    }
    return quiet < 0 ? -1 : at[quiet];
  }
}
