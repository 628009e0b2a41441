package gaia.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.EngineDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A newer version starts on what an older one left, and an older one not on what a newer left. */
class UpgradeTest {

  @TempDir Path temp;

  static List<String> versions() {
    return BackupTest.versions();
  }

  private DataSource h2() {
    return JdbcConnectionPool.create("jdbc:h2:file:" + temp.resolve("gaia"), "gaia", "gaia");
  }

  private static Flyway flyway(DataSource database, String version) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .target(version)
        .load();
  }

  private static void sql(DataSource database, String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement wanted = connection.createStatement()) {
      wanted.execute(statement);
    }
  }

  private static String title(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement wanted = connection.createStatement();
        ResultSet found = wanted.executeQuery("select title from conversation where id = 'c1'")) {
      return found.next() ? found.getString(1) : "none";
    }
  }

  private static void upgraded(DataSource database, String from) throws SQLException {
    flyway(database, from).migrate();
    sql(
        database,
        "insert into conversation (id, owner, campaign, title, archived, turns, created, updated)"
            + " values ('c1', 'local', 'tests', 'Grüße', true, 0,"
            + " timestamp with time zone '2026-03-01 10:15:30+00',"
            + " timestamp with time zone '2026-03-01 10:15:30+00')");

    Flyway newest = flyway(database, "latest");
    newest.migrate();

    assertThat(newest.validateWithResult().validationSuccessful).isTrue();
    assertThat(newest.info().pending()).isEmpty();
    assertThat(title(database)).isEqualTo("Grüße");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void h2_of_every_earlier_schema_is_brought_to_the_newest_and_keeps_its_rows(String from)
      throws SQLException {
    upgraded(h2(), from);
  }

  /** Through all scripts, with rows from the first one on. */
  @Test
  void postgresql_of_the_first_schema_is_brought_to_the_newest_and_keeps_its_rows()
      throws SQLException {
    upgraded(EngineDatabase.postgresSource(), versions().get(0));
  }

  @Test
  void what_a_newer_version_left_is_refused_in_words() throws SQLException {
    DataSource database = h2();
    flyway(database, "latest").migrate();
    int newest = Integer.parseInt(versions().get(versions().size() - 1));
    sql(
        database,
        "update \"flyway_schema_history\" set \"version\" = '%d' where \"version\" = '%03d'"
            .formatted(newest + 1, newest));

    assertThatThrownBy(() -> Migrations.refuseNewer(flyway(database, "latest"), newest))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("written by a newer GAIA (schema " + (newest + 1))
        .hasMessageContaining("Start the newer version again");
  }

  @Test
  void an_empty_database_is_nobodys() {
    DataSource database = h2();

    Migrations.refuseNewer(flyway(database, "latest"), 1);

    assertThat(flyway(database, "latest").info().applied()).isEmpty();
  }
}
