package gaia.privacy;

import gaia.files.DataFolder;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The file of an embedded H2: deleted rows stay readable in its old pages. H2 writes the whole file
 * anew when it is shut down with COMPACT, and opens it again for the next connection. PostgreSQL
 * keeps its pages outside the data folder; they are left to its own vacuum.
 */
@ApplicationScoped
class DatabasePages implements ErasureParticipant {

  private static final int TRIES = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Resource(lookup = "jdbc/gaia")
  DataSource database;

  @Inject RequestGate gate;
  @Inject DataFolder folder;

  @Override
  public String name() {
    return "database_pages";
  }

  @Override
  public ErasurePhase phase() {
    return ErasurePhase.STORAGE;
  }

  @Override
  public List<Holding> holdings(ErasureSubject subject) {
    return List.of();
  }

  /** Whoever is served at that moment would lose the connection, so nobody is. */
  @Override
  public void erase(ErasureSubject subject, Runnable breathe) throws Exception {
    if (isH2()) {
      gate.closed(PATIENCE, this::rewrite);
    }
  }

  private boolean isH2() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2");
    }
  }

  private void rewrite() throws SQLException, IOException {
    @Nullable SQLException trouble = null;
    try (Connection connection = database.getConnection()) {
      shutDown(connection);
    } catch (SQLException e) {
      // Whether it was the shutdown that broke the connection is told by opening it again.
      trouble = e;
    }
    reopen(trouble);
    forgetTraces();
  }

  private static void shutDown(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("shutdown compact");
    }
  }

  /** The error log of H2 quotes statements. */
  private void forgetTraces() throws IOException {
    try (DirectoryStream<Path> traces =
        Files.newDirectoryStream(folder.internal(), "*.trace.db*")) {
      for (Path trace : traces) {
        Files.deleteIfExists(trace);
      }
    }
  }

  /** Pooled connections are dead now: each is thrown out of the pool by the fault of its use. */
  private void reopen(@Nullable SQLException cause) throws SQLException {
    SQLException last = cause;
    for (int i = 0; i < TRIES; i++) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("select 1");
        return;
      } catch (SQLException e) {
        last = e;
      }
    }
    throw last == null ? new SQLException("the database does not open again") : last;
  }
}
