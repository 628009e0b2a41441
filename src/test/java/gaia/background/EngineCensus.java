package gaia.background;

import gaia.faults.Remains;
import gaia.faults.Victim.Census;
import gaia.faults.Victim.Stay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** Counts what tasks have left behind, past the engine: rows by SQL, files in their folder. */
final class EngineCensus {

  static final Set<String> EFFECTS =
      Set.of(
          "row step 0",
          "row step 1",
          "row step 2",
          "row at the end",
          "completed attempt",
          "file 0",
          "file 1",
          "file 2");

  private final EngineVictim.Login login;
  private final Path files;
  private final Map<String, Map<String, Integer>> effects = new HashMap<>();

  EngineCensus(EngineVictim.Login login, Path files) {
    this.login = login;
    this.files = files;
  }

  static void createTables(EngineVictim.Login login) {
    Flyway.configure()
        .dataSource(login.url(), login.user(), login.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    try (Connection connection = connect(login);
        Statement statement = connection.createStatement()) {
      statement.execute(EffectTask.TABLE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(EngineVictim.Login login) throws SQLException {
    return DriverManager.getConnection(login.url(), login.user(), login.password());
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  Census take() throws SQLException, IOException {
    List<Remains> remains = new ArrayList<>();
    List<Instant> attempts = new ArrayList<>();
    List<Stay> tasks = new ArrayList<>();
    countFiles();
    try (Connection connection = connect(login)) {
      each(
          connection,
          "select id, name from effect",
          row -> count(row.getString(1), row.getString(2)));
      each(
          connection,
          "select t.subject, a.started, a.ended, a.outcome from task_attempt a"
              + " join task t on t.id = a.task_id",
          row -> {
            attempts.add(moment(row, 2));
            if (row.getObject(3) == null) {
              count(row.getString(1), "attempt without an end");
            } else if ("completed".equals(row.getString(4))) {
              count(row.getString(1), "completed attempt");
            }
          });
      each(
          connection,
          "select subject, state, created, finished from task",
          row -> {
            String id = row.getString(1);
            Map<String, Integer> seen = effects.getOrDefault(id, Map.of());
            remains.add(new Remains(id, EngineVictim.end(row.getString(2)), seen));
            Instant finished = row.getObject(4) == null ? Instant.MAX : moment(row, 4);
            tasks.add(new Stay(moment(row, 3), finished));
          });
    }
    return new Census(remains, attempts, tasks);
  }

  private static void each(Connection connection, String sql, Row read) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        read.read(rows);
      }
    }
  }

  private static Instant moment(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Unfinished files are swept by whoever owns the folder, at its start; here they may stay. */
  private void countFiles() throws IOException {
    try (Stream<Path> all = Files.list(files)) {
      all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .map(name -> name.substring(0, name.length() - ".txt".length()))
          .forEach(
              name -> {
                int dash = name.lastIndexOf('-');
                count(name.substring(0, dash), "file " + name.substring(dash + 1));
              });
    }
  }

  private void count(String id, String effect) {
    effects.computeIfAbsent(id, none -> new HashMap<>()).merge(effect, 1, Integer::sum);
  }
}
