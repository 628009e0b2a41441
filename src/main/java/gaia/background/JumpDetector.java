package gaia.background;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notices that somebody changed the clock on the wall, by a clock that only goes forward. */
final class JumpDetector {

  private static final Duration MUCH = Duration.ofSeconds(2);

  private @Nullable Instant wall;
  private long nanos;

  /** Whether the wall clock moved otherwise than time did since the last call. */
  boolean jumped(Instant wallNow, long nanosNow) {
    Instant expected = wall == null ? wallNow : wall.plusNanos(nanosNow - nanos);
    wall = wallNow;
    nanos = nanosNow;
    return Duration.between(expected, wallNow).abs().compareTo(MUCH) > 0;
  }
}
