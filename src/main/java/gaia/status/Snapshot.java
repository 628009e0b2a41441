package gaia.status;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made once a second at the most, however many ask for it and however many threads
 * ask at once; and anew as soon as a person has steered something, who wants to see what came of
 * it.
 *
 * @param <T> what is made
 */
final class Snapshot<T> {

  private static final long FRESH_NANOS = 1_000_000_000L;

  private final Supplier<T> source;
  private final LongSupplier deeds;
  private final LongSupplier nanos;

  private @Nullable T value;
  private long madeAt;
  private long deedsSeen;

  /**
   * A snapshot that was not made yet.
   *
   * @param deeds a count that changes when a person steers something
   * @param nanos a clock that only goes on, in nanoseconds
   */
  Snapshot(Supplier<T> source, LongSupplier deeds, LongSupplier nanos) {
    this.source = source;
    this.deeds = deeds;
    this.nanos = nanos;
  }

  /** Whoever comes while the value is made waits for it instead of making another. */
  synchronized T get() {
    T made = value;
    long done = deeds.getAsLong();
    if (made == null || done != deedsSeen || nanos.getAsLong() - madeAt >= FRESH_NANOS) {
      made = source.get();
      value = made;
      deedsSeen = done;
      madeAt = nanos.getAsLong();
    }
    return made;
  }
}
