package gaia.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * One bucket of tokens for each key: it fills at a steady rate up to its size, and every admission
 * takes one token. Times are readings of {@link System#nanoTime}.
 */
final class TokenBuckets {

  private static final int MOST_KEYS = 10_000;
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final double perSecond;
  private final double size;
  private final Map<String, Level> levels = new ConcurrentHashMap<>();

  private record Level(double tokens, long nanos) {}

  /**
   * Buckets that are full at first.
   *
   * @param perSecond tokens that flow in, above 0
   * @param size tokens that fit in, at least 1
   */
  TokenBuckets(double perSecond, double size) {
    this.perSecond = perSecond;
    this.size = size;
  }

  /** Takes a token, where there is one. */
  boolean take(String key, long nanos) {
    Level level = levels.compute(key, (k, old) -> taken(refilled(old, nanos)));
    forgetFull(nanos);
    return level.tokens() >= 0;
  }

  /** Whether there is a token, which stays there. */
  boolean hasOne(String key, long nanos) {
    return refilled(levels.get(key), nanos).tokens() >= 1;
  }

  /** Below zero means that the admission failed; the next one starts from zero again. */
  private static Level taken(Level full) {
    return new Level(full.tokens() >= 1 ? full.tokens() - 1 : -1, full.nanos());
  }

  private Level refilled(@org.jspecify.annotations.Nullable Level old, long nanos) {
    if (old == null) {
      return new Level(size, nanos);
    }
    double flowed = Math.max(0, nanos - old.nanos()) / NANOS * perSecond;
    double before = old.tokens() < 0 ? Math.max(0, old.tokens() + 1) : old.tokens();
    return new Level(Math.min(size, before + flowed), nanos);
  }

  /** A full bucket says nothing, so forgetting it changes nothing; the rest is bounded as well. */
  private void forgetFull(long nanos) {
    if (levels.size() > MOST_KEYS) {
      levels.values().removeIf(level -> refilled(level, nanos).tokens() >= size);
      if (levels.size() > MOST_KEYS) {
        levels.clear();
      }
    }
  }

  int keys() {
    return levels.size();
  }
}
