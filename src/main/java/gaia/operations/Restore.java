package gaia.operations;

import gaia.files.DataFolder;
import gaia.files.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup into an empty data folder and an empty database, before anything else starts. The
 * schema is first brought to the version of the backup, so that its rows fit, and the caller then
 * brings it to the newest.
 */
final class Restore {

  private static final String DONE = "restored";
  private static final String BEGUN = "restoring";

  private final DataFolder folder;
  private final DataSource database;

  Restore(DataFolder folder, DataSource database) {
    this.folder = folder;
    this.database = database;
  }

  /**
   * @param archive a file that a backup was written to
   * @param newest the newest schema version that this program knows
   * @param migrateTo brings the empty database to a schema version
   * @return false when this folder was restored from that backup before: nothing was changed then
   * @throws IllegalStateException with one sentence for people when it cannot be done
   */
  boolean run(Path archive, int newest, Consumer<String> migrateTo) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      BackupManifest manifest = manifest(zip, newest);
      if (manifest.id().equals(marked(DONE))) {
        return false;
      }
      refuseUnlessEmpty();
      mark(BEGUN, manifest.id());
      migrateTo.accept(manifest.schema());
      BackupManifest.End end = end(zip);
      restoreRows(zip, manifest, end);
      restoreFiles(zip, end);
      Files.deleteIfExists(marker(BEGUN));
      mark(DONE, manifest.id());
      return true;
    } catch (IOException e) {
      throw new IllegalStateException(
          "The backup cannot be restored (%s). Empty the data folder and the database before the next try."
              .formatted(e.getMessage()),
          e);
    } catch (SQLException e) {
      throw new IllegalStateException("The database refuses the rows of the backup.", e);
    }
  }

  private static BackupManifest manifest(ZipFile zip, int newest) throws IOException {
    BackupManifest manifest = read(zip, BackupManifest.FILE, BackupManifest.class);
    if (!BackupManifest.FORMAT.equals(manifest.format())) {
      throw new IOException("it is no backup of GAIA");
    }
    if (Integer.parseInt(manifest.schema()) > newest) {
      throw new IllegalStateException(
          "The backup was made by a newer GAIA (schema %s; this one knows %d). Restore it with that version."
              .formatted(manifest.schema(), newest));
    }
    return manifest;
  }

  private static BackupManifest.End end(ZipFile zip) throws IOException {
    return read(zip, BackupManifest.End.FILE, BackupManifest.End.class);
  }

  private static <T> T read(ZipFile zip, String name, Class<T> type) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it has no " + name + " and is not whole");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Json.mapper().readValue(in, type);
    }
  }

  private void refuseUnlessEmpty() throws IOException, SQLException {
    if (marked(BEGUN) != null) {
      throw new IllegalStateException(
          "A restore into this data folder did not come to its end. Empty the folder and the"
              + " database, and start again.");
    }
    for (KeptFolders.Kept kept : KeptFolders.of(folder)) {
      if (holdsFiles(kept.path())) {
        throw new IllegalStateException(
            "A backup is restored into an empty data folder only; %s holds files."
                .formatted(kept.name()));
      }
    }
    try (Connection connection = database.getConnection()) {
      if (!Tables.inOrder(connection).isEmpty()) {
        throw new IllegalStateException(
            "A backup is restored into an empty database only; this one has tables.");
      }
    }
  }

  private static boolean holdsFiles(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.anyMatch(Files::isRegularFile);
    }
  }

  private void restoreRows(ZipFile zip, BackupManifest manifest, BackupManifest.End end)
      throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        List<String> present = Tables.inOrder(connection);
        empty(connection, present);
        for (String table : present) {
          restoreRows(zip, connection, table, end.rows().getOrDefault(table, 0L));
        }
        if (!present.containsAll(manifest.tables())) {
          throw new IOException("it has tables that its schema version does not have");
        }
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Migrations have put rows of their own into some tables. */
  private static void empty(Connection connection, List<String> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = tables.size() - 1; i >= 0; i--) {
        statement.execute("delete from " + tables.get(i));
      }
    }
  }

  private static void restoreRows(ZipFile zip, Connection connection, String table, long expected)
      throws IOException, SQLException {
    ZipEntry entry = zip.getEntry("tables/" + table + ".jsonl");
    if (entry == null) {
      throw new IOException("it lacks the table " + table);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      long rows = TableRows.read(connection, table, in);
      if (rows != expected) {
        throw new IOException("%d rows of %s instead of %d".formatted(rows, table, expected));
      }
    }
  }

  private void restoreFiles(ZipFile zip, BackupManifest.End end) throws IOException {
    Map<String, Path> roots = new HashMap<>();
    KeptFolders.of(folder).forEach(kept -> roots.put(kept.name(), kept.path()));
    List<ZipEntry> files = new ArrayList<>();
    zip.stream().filter(entry -> entry.getName().startsWith("files/")).forEach(files::add);
    if (files.size() != end.files()) {
      throw new IOException("%d files instead of %d".formatted(files.size(), end.files()));
    }
    for (ZipEntry file : files) {
      Path target = target(roots, file.getName());
      Files.createDirectories(Objects.requireNonNull(target.getParent(), "below a root"));
      try (InputStream in = zip.getInputStream(file)) {
        Files.copy(in, target);
      }
    }
  }

  /** Never outside the folders that a backup is made of. */
  private static Path target(Map<String, Path> roots, String name) throws IOException {
    String[] parts = name.split("/", 3);
    Path root = parts.length == 3 ? roots.get(parts[1]) : null;
    if (root == null) {
      throw new IOException("it holds a file for no folder of GAIA");
    }
    Path target = root.resolve(parts[2]).normalize();
    if (!target.startsWith(root) || target.equals(root)) {
      throw new IOException("it holds a file that leads out of its folder");
    }
    return target;
  }

  private Path marker(String name) {
    return folder.internal().resolve(name);
  }

  private @Nullable String marked(String name) throws IOException {
    return Files.exists(marker(name)) ? Files.readString(marker(name)).strip() : null;
  }

  private void mark(String name, String id) throws IOException {
    DataFolder.write(marker(name), id + "\n");
  }
}
