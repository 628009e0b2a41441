package gaia.background;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets others end a running attempt. The first reason given is the one that counts. */
final class RunControl {

  private final TaskRepository.Claim claim;
  private final boolean wished;
  private final AtomicReference<@Nullable StopReason> stop = new AtomicReference<>();
  private volatile @Nullable Thread resting;

  /**
   * @param wished a person wants this task now, so that activity of the user does not stop it
   */
  RunControl(TaskRepository.Claim claim, boolean wished) {
    this.claim = claim;
    this.wished = wished;
  }

  TaskRepository.Claim claim() {
    return claim;
  }

  boolean isWished() {
    return wished;
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
