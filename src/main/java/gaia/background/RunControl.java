package gaia.background;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Lets others end a running attempt. The first reason given is the one that counts. */
final class RunControl {

  private final TaskRepository.Claim claim;
  private volatile @Nullable Instant begun;
  private volatile BiConsumer<Double, String> watcher = (progress, note) -> {};
  private final AtomicReference<@Nullable StopReason> stop = new AtomicReference<>();
  private volatile @Nullable Thread resting;

  RunControl(TaskRepository.Claim claim) {
    this.claim = claim;
  }

  TaskRepository.Claim claim() {
    return claim;
  }

  /** A person wants this task now, so that activity of the user does not stop it. */
  boolean isWished() {
    return claim.wished();
  }

  void begin(Instant now) {
    begun = now;
  }

  /** When its handler was called; null before. */
  @Nullable Instant begun() {
    return begun;
  }

  /**
   * @param newWatcher told of progress from 0 to 1 with a note, by the thread that runs
   */
  void watch(BiConsumer<Double, String> newWatcher) {
    watcher = newWatcher;
  }

  void progressed(double progress, String note) {
    watcher.accept(progress, note);
  }

  /** Ends the attempt at its next breath; one that rests wakes up for it. */
  void stop(StopReason reason) {
    if (stop.compareAndSet(null, reason)) {
      LockSupport.unpark(resting);
    }
  }

  @Nullable StopReason stopRequested() {
    return stop.get();
  }

  /** Waits, but no longer than until somebody wants the attempt to end. */
  void rest(long nanos) {
    long end = System.nanoTime() + nanos;
    long left = nanos;
    resting = Thread.currentThread();
    try {
      while (left > 0 && stop.get() == null) {
        LockSupport.parkNanos(this, left);
        left = end - System.nanoTime();
      }
    } finally {
      resting = null;
    }
  }
}
