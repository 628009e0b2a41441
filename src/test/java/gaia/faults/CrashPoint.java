package gaia.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A place in the life of a process where it is to be killed: the thread that comes there leaves a
 * mark and waits for ever, and whoever sees the mark sends the signal. So the process is killed
 * from outside, with that thread exactly there and all others somewhere.
 *
 * @param side before or after the commit
 * @param kind of the transaction; null for any
 * @param nth the how-manieth such transaction of this life, from 1
 */
public record CrashPoint(Side side, @Nullable Kind kind, int nth) {

  /** Where a process that shall crash finds its point, as {@link #toString} writes it. */
  public static final String POINT = "CRASH_POINT";

  /** Where it finds the file that it makes when it is there. */
  public static final String MARK = "CRASH_MARK";

  /** Which side of a commit. */
  public enum Side {
    BEFORE,
    AFTER
  }

  /** Reads what {@link #toString} wrote. */
  public static CrashPoint parse(String text) {
    String[] parts = text.split(" ", 3);
    Kind kind = parts[1].equals("any") ? null : Kind.valueOf(parts[1].toUpperCase(Locale.ROOT));
    return new CrashPoint(
        Side.valueOf(parts[0].toUpperCase(Locale.ROOT)), kind, Integer.parseInt(parts[2]));
  }

  /** Side, kind and number, as in {@code before claim 3}. */
  @Override
  public String toString() {
    return name() + " " + nth;
  }

  /** Side and kind, as in {@code before claim}. */
  public String name() {
    return (side + " " + (kind == null ? "any" : kind)).toLowerCase(Locale.ROOT);
  }

  /** A tap that stops the thread that comes to this point. */
  public Tap tap(Path mark) {
    AtomicInteger seen = new AtomicInteger();
    return new Tap() {
      @Override
      public void before(Kind passing) {
        pass(Side.BEFORE, passing);
      }

      @Override
      public void after(Kind passing) {
        pass(Side.AFTER, passing);
      }

      private void pass(Side where, Kind passing) {
        boolean here = where == side && (kind == null || kind == passing);
        if (here && seen.incrementAndGet() == nth) {
          stopHere(mark);
        }
      }
    };
  }

  private static void stopHere(Path mark) {
    try {
      Files.createFile(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (true) {
      LockSupport.park();
    }
  }
}
