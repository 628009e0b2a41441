package gaia.background;

import gaia.configuration.EscapedLog;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The thread that does the work of one worker. It has the lowest priority that the system grants,
 * and can stand still for long while others need the processors. The worker's own thread has the
 * usual one and writes down what was done, so that nobody waits for a lock of the database that a
 * thread without a processor holds. Only one of the two moves at a time.
 */
final class Hands implements Runnable {

  private static final Logger LOG = EscapedLog.of(Hands.class);

  private final TransferQueue<FutureTask<?>> work = new LinkedTransferQueue<>();
  private final Runnable clockIn;
  private volatile boolean open = true;

  /**
   * @param clockIn run once, on the thread of the hands, before anything else
   */
  Hands(Runnable clockIn) {
    this.clockIn = clockIn;
  }

  /** Something to do that has a result. */
  interface Work<T> {
    T get();
  }

  @Override
  public void run() {
    try {
      clockIn.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "Background work goes on at the usual priority", e);
    }
    while (open) {
      try {
        work.take().run();
      } catch (InterruptedException e) {
        LOG.log(Level.FINE, "Only rest() ends the hands", e);
      }
      // An interrupt that a handler left behind is not meant for the next one.
      Thread.interrupted();
    }
  }

  /**
   * Has it done and waits for it. An interrupt does not end the wait: two threads with the same
   * tasks would be one too many.
   */
  <T> T have(Work<T> wanted) {
    FutureTask<T> task = new FutureTask<>(wanted::get);
    work.add(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw asItWas(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException asItWas(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException usual ? usual : new IllegalStateException(cause);
  }

  /** Lets the thread end once it has nothing to do. */
  void rest() {
    open = false;
    work.add(new FutureTask<>(() -> true));
  }
}
