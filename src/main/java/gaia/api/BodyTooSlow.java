package gaia.api;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A body trickles in and holds a thread of the server meanwhile. */
final class BodyTooSlow extends IOException {
  private static final long serialVersionUID = 1L;

  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long BYTES_PER_SECOND = 500;
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  BodyTooSlow() {
    super("body too slow");
  }

  /**
   * Whether too little has come: less than 500 bytes a second, 20 seconds after the first look.
   *
   * @param read bytes so far
   * @param nanos since reading began
   */
  static boolean isReached(long read, long nanos) {
    return nanos > GRACE_NANOS && read < nanos / SECOND * BYTES_PER_SECOND;
  }

  static boolean isBehind(@Nullable Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof BodyTooSlow) {
        return true;
      }
    }
    return false;
  }
}
