package gaia.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import gaia.background.EngineDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** An empty database behind the same pool for everybody: an H2 file or a PostgreSQL. */
record BenchDatabase(String name, HikariDataSource pool, boolean isSole, Path folder)
    implements AutoCloseable {

  private static final int CONNECTIONS = 20;

  static BenchDatabase open(String kind) {
    try {
      Path folder = Files.createTempDirectory("gaia-bench");
      boolean h2 = kind.equals("h2");
      DataSource source = h2 ? h2(folder) : EngineDatabase.postgresSource();
      HikariConfig config = new HikariConfig();
      config.setDataSource(source);
      config.setMaximumPoolSize(CONNECTIONS);
      return new BenchDatabase(h2 ? "H2" : "PostgreSQL", new HikariDataSource(config), h2, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataSource h2(Path folder) {
    var source = new org.h2.jdbcx.JdbcDataSource();
    source.setURL(
        "jdbc:h2:file:" + folder.resolve("bench") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0");
    source.setUser("sa");
    return source;
  }

  /** With the schema of the house. */
  EngineDatabase forEngine() {
    return new EngineDatabase(name, pool, isSole).migrated();
  }

  @Override
  public void close() {
    pool.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
