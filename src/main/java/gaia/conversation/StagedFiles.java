package gaia.conversation;

import gaia.configuration.EscapedLog;
import gaia.files.DataFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Files that wait on disk for the transaction they belong to. Used by one thread. */
final class StagedFiles {

  private static final Logger LOG = EscapedLog.of(StagedFiles.class);

  private final List<DataFolder.Staged> files = new ArrayList<>();

  void add(DataFolder.Staged file) {
    files.add(file);
  }

  /** The transaction is through: the files get their names. */
  void publish() {
    for (DataFolder.Staged file : files) {
      try {
        file.publish();
      } catch (IOException e) {
        // Nothing is lost: the database has it all, and the next start writes missing files anew.
        LOG.log(
            Level.WARNING,
            e,
            () ->
                "A raw file could not be shown and is written at the next"
                    + " start: "
                    + file.target().getFileName());
      }
    }
  }

  /** The transaction failed: as if nothing had been written. */
  void discard() {
    files.forEach(DataFolder.Staged::discard);
  }
}
