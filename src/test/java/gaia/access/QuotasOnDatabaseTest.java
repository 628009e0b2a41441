package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.EngineDatabase;
import gaia.background.EngineUnit;
import gaia.background.LocalTransactions;
import gaia.configuration.SettingsFixtures;
import gaia.operations.InstantColumn;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotas count what is in the tables of other rooms, on both databases. */
class QuotasOnDatabaseTest {

  private static final String MOMENT = "timestamp with time zone '2026-03-01 10:00:00+00:00'";

  @Test
  void what_an_owner_has_is_counted_on_h2(@TempDir Path folder) throws SQLException {
    try (EngineDatabase database = EngineDatabase.h2(folder)) {
      counts(database);
    }
  }

  @Test
  void what_an_owner_has_is_counted_on_postgresql() throws SQLException {
    try (EngineDatabase database = EngineDatabase.postgres()) {
      counts(database);
    }
  }

  private static void counts(EngineDatabase database) throws SQLException {
    fill(database);
    EntityManagerFactory factory =
        EngineUnit.factory(database.pool(), List.of(CampaignShare.class, InstantColumn.class));
    LocalTransactions transactions = new LocalTransactions(factory);
    QuotaRepository repository = new QuotaRepository();
    repository.em = transactions.entityManager();

    assertThat(transactions.alone(() -> repository.unfinishedTasks("mara"))).isEqualTo(2);
    assertThat(transactions.alone(() -> repository.storedCharacters("mara"))).isEqualTo(1005 + 500);
    assertThat(transactions.alone(() -> repository.unfinishedTasks("jonas"))).isZero();
    assertThat(transactions.alone(() -> repository.storedCharacters("jonas"))).isZero();

    assertThat(isFull(transactions, repository, "2", "0")).isTrue();
    assertThat(isFull(transactions, repository, "3", "0")).isFalse();
    assertThat(isFull(transactions, repository, "0", "1")).isTrue();
    assertThat(isFull(transactions, repository, "0", "2")).isFalse();
    factory.close();
  }

  private static boolean isFull(
      LocalTransactions transactions, QuotaRepository repository, String tasks, String storage) {
    Quotas quotas = new Quotas();
    quotas.repository = repository;
    quotas.settings =
        SettingsFixtures.settings(Map.of("GAIA_QUOTA_TASKS", tasks, "GAIA_QUOTA_STORAGE", storage));
    return transactions.alone(() -> quotas.isFull("mara"));
  }

  private static void fill(EngineDatabase database) throws SQLException {
    try (Connection connection = database.pool().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(
          "insert into conversation (id, owner, campaign, title, archived, turns, created, updated)"
              + " values ('c1', 'mara', 'coast', 't', false, 2, %1$s, %1$s)".formatted(MOMENT));
      message(sql, 0, "'Grüße'");
      message(sql, 1, "repeat('x', 1000)");
      sql.execute(
          "insert into document (id, owner, campaign, name, source_key, path, uploaded, format,"
              + " size, modified, state, chunks, created, updated) values ('d1', 'mara', 'coast',"
              + " 'n', 'k', 'p', true, 'md', 500, %1$s, 'READY', 1, %1$s, %1$s)".formatted(MOMENT));
      for (String state : List.of("PENDING", "PROCESSING", "COMPLETED", "FAILED")) {
        sql.execute(
            ("insert into task (id, type, subject, owner, campaign, state, priority, long_idle,"
                    + " run_now, cancel_requested, attempts, interruptions, max_attempts, lease_token,"
                    + " not_before, data, progress, created) values ('%1$s', 't', 's', 'mara',"
                    + " 'coast', '%1$s', 10, false, false, false, 0, 0, 3, 0, %2$s, '{}', 0, %2$s)")
                .formatted(state, MOMENT));
      }
    }
  }

  private static void message(Statement sql, int turn, String content) throws SQLException {
    sql.execute(
        ("insert into message (id, conversation_id, owner, campaign, turn_index, role, content,"
                + " recalled, created) values ('m%1$d', 'c1', 'mara', 'coast', %1$d, 'USER', %2$s,"
                + " false, %3$s)")
            .formatted(turn, content, MOMENT));
  }
}
