package gaia.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, never for a time. */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Await() {}

  public static void until(String what, Duration atMost, BooleanSupplier condition) {
    until(what, atMost, condition::getAsBoolean, holds -> holds);
  }

  /** Asks until the answer pleases, and returns it; fails with the last answer at the deadline. */
  public static <T> T until(
      String what, Duration atMost, Supplier<T> question, Predicate<T> pleases) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      T answer = question.get();
      if (pleases.test(answer)) {
        return answer;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "not within " + atMost.toSeconds() + " s: " + what + "; last seen: " + answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
