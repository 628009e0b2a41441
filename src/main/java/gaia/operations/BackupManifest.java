package gaia.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself, as its first file.
 *
 * @param id names this backup; a folder that was restored from it says so
 * @param schema version of the database schema that the rows fit
 * @param tables their names in the order in which rows can be put in
 */
record BackupManifest(String format, String id, Instant made, String schema, List<String> tables) {

  static final String FORMAT = "gaia-backup/1";
  static final String FILE = "manifest.json";

  BackupManifest {
    tables = List.copyOf(tables);
  }

  /**
   * The last file: what must have come before it.
   *
   * @param rows how many there are of each table
   */
  record End(Map<String, Long> rows, long files) {
    static final String FILE = "end.json";
  }
}
