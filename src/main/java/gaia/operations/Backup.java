package gaia.operations;

import com.fasterxml.jackson.databind.ObjectWriter;
import gaia.files.DataFolder;
import gaia.files.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/**
 * One archive of everything that cannot be made anew: all rows, as they were at one moment, and the
 * files that people and the house have written. Index, spaces and caches are left out. Nothing is
 * stopped for it.
 */
final class Backup {

  private static final ObjectWriter JSON = Json.mapper().writerWithDefaultPrettyPrinter();

  private final DataSource database;
  private final DataFolder folder;

  Backup(DataSource database, DataFolder folder) {
    this.database = database;
    this.folder = folder;
  }

  /**
   * Writes the archive while it is made. When it fails in the middle, the stream has no end that
   * anything would take for a whole archive.
   *
   * @param schema version of the schema in use
   * @param out stays open
   */
  void write(String schema, Instant now, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    try (Connection connection = database.getConnection()) {
      Map<String, Long> rows = writeRows(connection, schema, now, zip);
      // After the rows: a file that is newer than its row is taken in again, not lost.
      long files = writeFiles(zip);
      begin(
          zip,
          BackupManifest.End.FILE,
          JSON.writeValueAsBytes(new BackupManifest.End(rows, files)));
    } catch (SQLException e) {
      throw new IOException("the database cannot be read", e);
    }
    zip.finish();
    zip.flush();
  }

  private static void begin(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /** All tables in one transaction that sees one moment. */
  private Map<String, Long> writeRows(
      Connection connection, String schema, Instant now, ZipOutputStream zip)
      throws SQLException, IOException {
    int isolation = connection.getTransactionIsolation();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    try {
      List<String> tables = Tables.inOrder(connection);
      begin(zip, BackupManifest.FILE, JSON.writeValueAsBytes(manifest(schema, now, tables)));
      Map<String, Long> rows = new TreeMap<>();
      for (String table : tables) {
        zip.putNextEntry(new ZipEntry("tables/" + table + ".jsonl"));
        rows.put(table, TableRows.write(connection, table, zip));
        zip.closeEntry();
      }
      return rows;
    } finally {
      connection.rollback();
      connection.setTransactionIsolation(isolation);
      connection.setAutoCommit(true);
    }
  }

  private static BackupManifest manifest(String schema, Instant now, List<String> tables) {
    return new BackupManifest(
        BackupManifest.FORMAT, UUID.randomUUID().toString(), now, schema, tables);
  }

  private long writeFiles(ZipOutputStream zip) throws IOException {
    long files = 0;
    for (KeptFolders.Kept kept : KeptFolders.of(folder)) {
      for (Path file : filesBelow(kept.path())) {
        String name = kept.path().relativize(file).toString().replace('\\', '/');
        files += copy(zip, "files/" + kept.name() + "/" + name, file);
      }
    }
    return files;
  }

  private static List<Path> filesBelow(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !file.toString().endsWith(".part"))
          .sorted()
          .toList();
    }
  }

  private static int copy(ZipOutputStream zip, String name, Path file) throws IOException {
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      zip.putNextEntry(new ZipEntry(name));
      in.transferTo(zip);
      zip.closeEntry();
      return 1;
    } catch (NoSuchFileException e) {
      // Taken away since the folder was listed: then it is not part of this moment.
      return 0;
    }
  }
}
