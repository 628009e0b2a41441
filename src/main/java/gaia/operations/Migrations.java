package gaia.operations;

import gaia.configuration.Settings;
import gaia.files.DataFolder;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The first thing that starts: settings are read, the data folder is made, the schema is brought to
 * its newest version. Everything else that starts depends on this.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {

  private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

  @Resource(lookup = "jdbc/gaia")
  DataSource database;

  /** Reading them is the first check of the start. */
  @Inject Settings settings;

  @Inject DataFolder data;

  private String version = "none";

  @PostConstruct
  void bringUpToDate() {
    prepareFolder();
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .locations("classpath:db/migration")
            .load();
    flyway.migrate();
    var current = flyway.info().current();
    if (current == null || current.getVersion() == null) {
      throw new IllegalStateException("The database has no schema: no migration was found.");
    }
    version = current.getVersion().getVersion();
    LOG.info(() -> "Database schema version " + version);
  }

  private void prepareFolder() {
    try {
      data.create();
      Path probe = Files.createTempFile(data.internal(), "probe", ".part");
      Files.delete(probe);
    } catch (IOException e) {
      throw new IllegalStateException(
          "GAIA cannot write to its data folder %s (%s). Make the folder writable for the user of the server, or set GAIA_DATA to another one."
              .formatted(data.root(), e.getClass().getSimpleName()),
          e);
    }
  }

  /** The version of the schema in use. */
  public String schemaVersion() {
    return version;
  }
}
