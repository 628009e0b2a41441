package gaia.api;

import jakarta.transaction.SystemException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/** Recognises faults that pass: the disk is full, or the database cannot be reached. */
enum StorageTrouble {
  DISK_FULL(507, "The disk that holds the data is full; this was not stored."),
  DATABASE_AWAY(503, "The database cannot store or read anything at present. Try again later.");

  private static final int DEEPEST = 50;

  private final int status;
  private final String sentence;

  StorageTrouble(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  int status() {
    return status;
  }

  String sentence() {
    return sentence;
  }

  static Optional<StorageTrouble> behind(Throwable thrown) {
    StorageTrouble found = null;
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (isDiskFull(at)) {
        return Optional.of(DISK_FULL);
      }
      found = isDatabaseAway(at) ? DATABASE_AWAY : found;
      at = at.getCause();
    }
    return Optional.ofNullable(found);
  }

  private static boolean isDiskFull(Throwable at) {
    boolean storage = at instanceof IOException || at instanceof SQLException;
    return storage && String.valueOf(at.getMessage()).contains("No space left");
  }

  private static boolean isDatabaseAway(Throwable at) {
    return at instanceof SystemException
        || at instanceof SQLNonTransientConnectionException
        || at instanceof SQLTransientConnectionException;
  }
}
