package gaia.background;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that ascend in the order they are made (UUID version 7, RFC 9562): what is made together lies
 * together in every index, so that a bundle touches few pages. Not secret.
 */
final class OrderedIds {

  private static final int COUNTER_BITS = 12;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  /** Milliseconds since 1970, then a counter within the millisecond, which may run ahead. */
  private final AtomicLong last = new AtomicLong();

  String next(Clock clock) {
    // A clock that ticks in microseconds cannot be asked for its millis().
    long now = clock.instant().toEpochMilli() << COUNTER_BITS;
    long made = last.updateAndGet(before -> Math.max(now, before + 1));
    long high = made >>> COUNTER_BITS << 16 | VERSION_7 | made & ((1L << COUNTER_BITS) - 1);
    return new UUID(high, VARIANT | ThreadLocalRandom.current().nextLong() >>> 2).toString();
  }
}
