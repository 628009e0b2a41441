package gaia.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.EngineDatabase;
import gaia.files.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackupTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
  private static final int NEWEST = Integer.parseInt(versions().get(versions().size() - 1));

  @TempDir Path temp;

  private DataSource original;
  private DataFolder folder;

  @BeforeEach
  void fill() throws IOException {
    original = h2("original");
    folder = DataFolder.at(temp.resolve("original-data"));
    folder.create();
    Files.writeString(folder.conversationArchives().resolve("c1_20260301_101530.json"), "{}");
    Files.createDirectories(folder.loraAdapters().resolve("a1"));
    Files.writeString(folder.loraAdapters().resolve("a1/weights.bin"), "weights");
  }

  private DataSource h2(String name) {
    return JdbcConnectionPool.create("jdbc:h2:file:" + temp.resolve(name), "gaia", "gaia");
  }

  private static Flyway flyway(DataSource database, String version) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .target(version)
        .load();
  }

  private static Consumer<String> migrating(DataSource database) {
    return version -> flyway(database, version).migrate();
  }

  /** Every version that the schema ever had. */
  static List<String> versions() {
    DataSource none = JdbcConnectionPool.create("jdbc:h2:mem:", "", "");
    return Arrays.stream(flyway(none, "latest").info().all())
        .map(MigrationInfo::getVersion)
        .map(version -> version.getVersion())
        .toList();
  }

  private static void sql(DataSource database, String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static List<List<String>> rows(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private void addRows() throws SQLException {
    sql(
        original,
        "insert into conversation (id, owner, campaign, title, archived, turns, created, updated)"
            + " values ('c1', 'local', 'tests', 'Grüße \"龙\"', true, 1,"
            + " timestamp with time zone '2026-03-01 10:15:30.123456+00',"
            + " timestamp with time zone '2026-03-01 12:15:30.5+02')",
        "insert into message (id, conversation_id, owner, campaign, turn_index, role, content,"
            + " recalled, created) values ('m1', 'c1', 'local', 'tests', 0, 'USER',"
            + " 'a line\nand another\\', false, timestamp with time zone"
            + " '2026-03-01 10:15:30.123456+00')",
        "insert into archive (id, conversation_id, owner, campaign, title, status, summary,"
            + " keywords, turns, created, archived) values ('c1_20260301_101530', 'c1', 'local',"
            + " 'tests', 'T', 'PROCESSED', '', '[]', 1, timestamp with time zone"
            + " '2026-03-01 10:15:30+00', timestamp with time zone '2026-03-01 10:15:30+00')");
  }

  private Path backup(String schema) throws IOException {
    Path file = temp.resolve("backup-" + schema + ".zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      new Backup(original, folder).write(schema, NOW, out);
    }
    return file;
  }

  private DataFolder emptyFolder() throws IOException {
    DataFolder empty = DataFolder.at(temp.resolve("restored-data"));
    empty.create();
    return empty;
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_backup_of_every_earlier_schema_is_restored_and_brought_to_the_newest(String version)
      throws Exception {
    flyway(original, version).migrate();
    addRows();
    Path file = backup(version);
    DataSource database = h2("restored");
    DataFolder restored = emptyFolder();

    assertThat(new Restore(restored, database).run(file, NEWEST, migrating(database))).isTrue();
    flyway(database, "latest").migrate();

    assertThat(rows(database, "select title, turns, archived from conversation"))
        .containsExactly(List.of("Grüße \"龙\"", "1", "TRUE"));
    assertThat(rows(database, "select content from message"))
        .containsExactly(List.of("a line\nand another\\"));
    assertThat(restored.loraAdapters().resolve("a1/weights.bin")).hasContent("weights");
  }

  @Test
  void every_row_of_every_table_comes_back_on_another_kind_of_database() throws Exception {
    flyway(original, "latest").migrate();
    addRows();
    Path file = backup(Integer.toString(NEWEST));
    DataSource postgres = EngineDatabase.postgresSource();

    new Restore(emptyFolder(), postgres).run(file, NEWEST, migrating(postgres));

    try (Connection connection = original.getConnection()) {
      for (String table : Tables.inOrder(connection)) {
        String count = "select count(*) from " + table;
        assertThat(rows(postgres, count)).as(table).isEqualTo(rows(original, count));
      }
    }
    String moments =
        "select extract(epoch from created) * 1000000 = 1772360130123456 from conversation";
    assertThat(rows(postgres, moments)).containsExactly(List.of("t"));
  }

  @Test
  void a_backup_is_one_moment_while_others_write() throws Exception {
    flyway(original, "latest").migrate();
    addRows();
    try (Connection writer = original.getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("update conversation set title = 'later'");
      Path file = backup(Integer.toString(NEWEST));
      writer.commit();
      DataSource database = h2("restored");

      new Restore(emptyFolder(), database).run(file, NEWEST, migrating(database));

      assertThat(rows(database, "select title from conversation"))
          .containsExactly(List.of("Grüße \"龙\""));
    }
  }

  @Test
  void a_folder_that_was_restored_from_a_backup_is_left_alone_by_the_next_start() throws Exception {
    flyway(original, "latest").migrate();
    Path file = backup(Integer.toString(NEWEST));
    DataSource database = h2("restored");
    Restore restore = new Restore(emptyFolder(), database);
    restore.run(file, NEWEST, migrating(database));
    sql(database, "update search_feed set last = 7");

    assertThat(restore.run(file, NEWEST, migrating(database))).isFalse();
    assertThat(rows(database, "select last from search_feed")).containsExactly(List.of("7"));
  }

  @Test
  void a_folder_with_files_is_refused_and_left_as_it_is() throws Exception {
    flyway(original, "latest").migrate();
    Path file = backup(Integer.toString(NEWEST));
    DataSource database = h2("restored");

    assertThatThrownBy(() -> new Restore(folder, database).run(file, NEWEST, migrating(database)))
        .hasMessageContaining("empty data folder only");
    assertThat(folder.loraAdapters().resolve("a1/weights.bin")).hasContent("weights");
  }

  @Test
  void a_backup_of_a_newer_version_is_refused_in_one_sentence() throws Exception {
    flyway(original, "latest").migrate();
    Path file = backup(Integer.toString(NEWEST + 1));
    DataSource database = h2("restored");

    assertThatThrownBy(
            () -> new Restore(emptyFolder(), database).run(file, NEWEST, migrating(database)))
        .hasMessageContaining("newer GAIA (schema " + (NEWEST + 1));
  }

  @Test
  void a_backup_that_was_cut_short_is_refused() throws Exception {
    flyway(original, "latest").migrate();
    byte[] whole = Files.readAllBytes(backup(Integer.toString(NEWEST)));
    Path file = temp.resolve("short.zip");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    DataSource database = h2("restored");

    assertThatThrownBy(
            () -> new Restore(emptyFolder(), database).run(file, NEWEST, migrating(database)))
        .hasMessageContaining("cannot be restored");
  }

  @Test
  void no_file_of_a_backup_leads_out_of_its_folder() throws Exception {
    flyway(original, "latest").migrate();
    Path file = temp.resolve("evil.zip");
    rewritten(backup(Integer.toString(NEWEST)), file, "files/documents/../../escaped.txt");
    DataSource database = h2("restored");

    assertThatThrownBy(
            () -> new Restore(emptyFolder(), database).run(file, NEWEST, migrating(database)))
        .hasMessageContaining("leads out of its folder");
    assertThat(temp.resolve("restored-data/escaped.txt")).doesNotExist();
  }

  /** The same backup, with another name for its first kept file. */
  private static void rewritten(Path from, Path to, String name) throws IOException {
    try (var in = new java.util.zip.ZipFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      boolean renamed = false;
      for (ZipEntry entry : java.util.Collections.list(in.entries())) {
        boolean now = !renamed && entry.getName().startsWith("files/");
        renamed |= now;
        out.putNextEntry(new ZipEntry(now ? name : entry.getName()));
        in.getInputStream(entry).transferTo(out);
        out.closeEntry();
      }
    }
  }
}
