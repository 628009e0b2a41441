package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.EngineDatabase;
import gaia.background.EngineUnit;
import gaia.background.LocalTransactions;
import gaia.background.SettableClock;
import gaia.configuration.SettingsFixtures;
import gaia.operations.InstantColumn;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain of the audit log in a database that somebody else can write to. */
class AuditOnDatabaseTest {

  private final SettableClock clock = new SettableClock();
  private EngineDatabase database;
  private EntityManagerFactory factory;
  private LocalTransactions transactions;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = EngineDatabase.h2(folder);
    factory = EngineUnit.factory(database.pool(), List.of(AuditEntry.class, InstantColumn.class));
    transactions = new LocalTransactions(factory);
  }

  @AfterEach
  void close() {
    factory.close();
    database.close();
  }

  /** A log as a server has it that was just started. */
  private AuditLog started() {
    AuditRepository repository = new AuditRepository();
    repository.em = transactions.entityManager();
    AuditLog log = new AuditLog();
    log.repository = repository;
    log.settings = SettingsFixtures.settings(Map.of("GAIA_KEEP_AUDIT", "30"));
    log.clock = clock;
    return log;
  }

  private void note(AuditLog log, String subject) {
    transactions.alone(() -> log.note(new Deed("mara", "10.0.0.7", "POST", subject, 201)));
  }

  private AuditLog.Verdict check(AuditLog log) {
    return transactions.alone(() -> log.readAll(entry -> {}));
  }

  private void behindItsBack(String statement) throws SQLException {
    try (Connection connection = database.pool().getConnection();
        Statement sql = connection.createStatement()) {
      assertThat(sql.executeUpdate(statement)).isPositive();
    }
  }

  private AuditLog written() {
    AuditLog log = started();
    List.of("/api/a", "/api/b", "/api/c", "/api/d").forEach(subject -> note(log, subject));
    return log;
  }

  @Test
  void a_chain_that_nobody_touched_holds() {
    assertThat(check(written())).isEqualTo(new AuditLog.Verdict(4, null));
  }

  @Test
  void a_line_that_was_changed_in_the_database_breaks_the_chain() throws SQLException {
    AuditLog log = written();

    behindItsBack("update audit_entry set owner = 'jonas' where number = 3");

    assertThat(check(log).firstBroken()).isEqualTo(3);
  }

  @Test
  void a_line_that_was_taken_out_breaks_the_chain() throws SQLException {
    AuditLog log = written();

    behindItsBack("delete from audit_entry where number = 2");

    assertThat(check(log).firstBroken()).isEqualTo(3);
  }

  @Test
  void what_is_too_old_goes_and_the_log_says_so_and_holds() {
    written();
    clock.move(Duration.ofDays(31));
    AuditLog later = started();

    note(later, "/api/e");

    List<String> left = new ArrayList<>();
    transactions.alone(() -> later.readAll(entry -> left.add(entry.action)));
    assertThat(left).containsExactly("trimmed", "POST");
    assertThat(check(later).isIntact()).isTrue();
  }
}
