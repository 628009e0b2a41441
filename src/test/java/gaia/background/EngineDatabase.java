package gaia.background;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database for an engine without a container, with the schema of the house.
 *
 * @param isSole no other process can use it
 */
public record EngineDatabase(String name, DataSource pool, boolean isSole)
    implements AutoCloseable {

  private static final int CONNECTIONS = 24;

  /** One server for all tests of a run; it ends with the process. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL does not start", e);
      }
    }
  }

  /** A file that survives a crash of the process, as the server has it. */
  public static EngineDatabase h2(Path folder) {
    String url =
        "jdbc:h2:file:"
            + folder.resolve("gaia").toAbsolutePath()
            + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "gaia", "gaia");
    pool.setMaxConnections(CONNECTIONS);
    return new EngineDatabase("H2", pool, true).migrated();
  }

  /** An empty database of its own on a PostgreSQL server that this process starts once. */
  public static EngineDatabase postgres() {
    return new EngineDatabase("PostgreSQL", new Connections(postgresSource(), CONNECTIONS), false)
        .migrated();
  }

  /** Connects to an empty database of its own, unpooled. */
  public static DataSource postgresSource() {
    String name = "gaia_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    PGSimpleDataSource source = (PGSimpleDataSource) Server.POSTGRES.getDatabase("postgres", name);
    source.setPrepareThreshold(1);
    return source;
  }

  /** Brings the schema up to date; harmless when it is. */
  public EngineDatabase migrated() {
    Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
    return this;
  }

  @Override
  public void close() {
    if (pool instanceof JdbcConnectionPool h2) {
      h2.dispose();
    } else if (pool instanceof Connections connections) {
      connections.close();
    }
  }
}
