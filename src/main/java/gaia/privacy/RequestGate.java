package gaia.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Holds requests up for the moment in which the database is closed and opened again, so that none
 * of them meets a closed one. First come, first served: whoever wants to close it waits for those
 * that are being served, and those that come later wait for him.
 */
@ApplicationScoped
class RequestGate {

  private static final int MOST = 1 << 20;

  private final Semaphore passages = new Semaphore(MOST, true);

  void enter() throws InterruptedException {
    passages.acquire();
  }

  void leave() {
    passages.release();
  }

  /** Work that wants nobody to be served. */
  interface Work {
    void run() throws Exception;
  }

  /**
   * Does the work while nobody is served.
   *
   * @throws NotNow when somebody was still being served after so long; nothing was done then
   */
  void closed(Duration patience, Work work) throws Exception {
    if (!passages.tryAcquire(MOST, patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new NotNow("Waits until nobody's request is being served.");
    }
    try {
      work.run();
    } finally {
      passages.release(MOST);
    }
  }
}
