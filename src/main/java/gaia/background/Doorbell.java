package gaia.background;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Wakes workers that wait. One that was rung between a look and the wait is not missed. */
final class Doorbell {

  private final Object lock = new Object();
  private volatile boolean open = true;
  private volatile long rings;

  /** Something changed: whoever waits looks again. */
  void ring() {
    synchronized (lock) {
      rings++;
      lock.notifyAll();
    }
  }

  /** Marks the present moment for {@link #await}. */
  long ticket() {
    return rings;
  }

  boolean isOpen() {
    return open;
  }

  /** From now on nobody waits any more. */
  void close() {
    open = false;
    ring();
  }

  /** Waits for a ring after the ticket, but not longer than the time. */
  void await(long ticket, long nanos) {
    await(nanos, () -> ticket != rings);
  }

  /** Lets time pass; only the closing ends it early. */
  void rest(long nanos) {
    await(nanos, () -> false);
  }

  private void await(long nanos, BooleanSupplier enough) {
    long end = System.nanoTime() + nanos;
    synchronized (lock) {
      long left = nanos;
      try {
        while (open && left > 0 && !enough.getAsBoolean()) {
          TimeUnit.NANOSECONDS.timedWait(lock, left);
          left = end - System.nanoTime();
        }
      } catch (InterruptedException e) {
        open = false;
        Thread.currentThread().interrupt();
      }
    }
  }
}
