package gaia.api;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** More bytes came than are allowed. */
final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLarge() {
    super("body too large");
  }

  static boolean isBehind(@Nullable Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof BodyTooLarge) {
        return true;
      }
    }
    return false;
  }
}
