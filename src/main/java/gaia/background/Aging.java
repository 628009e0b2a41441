package gaia.background;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How waiting makes up for priority, so that nothing waits for ever. A task gains one point for
 * each {@code perPoint} that it waits; since all gain equally fast, their order never changes and
 * is a number fixed at creation.
 *
 * @param perPoint zero means that priorities are strict
 */
record Aging(Duration perPoint) {

  /** About 143 years: longer than any task waits, and a thousand of them still fit into a long. */
  private static final long STRICT_MICROS = 1L << 52;

  /** Microseconds of waiting that outweigh one point of priority. */
  long micros() {
    return perPoint.isZero() ? STRICT_MICROS : perPoint.toNanos() / 1000;
  }

  /** Lower runs first. */
  long rank(int priority, Instant created) {
    return micros(created) + priority * micros();
  }

  /** Microseconds since 1970. */
  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }
}
