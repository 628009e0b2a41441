package gaia.operations;

import gaia.configuration.EscapedLog;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.files.DataFolder;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The first thing that starts: settings are read, the data folder is made, the schema is brought to
 * its newest version. Everything else that starts depends on this.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {

  private static final Logger LOG = EscapedLog.of(Migrations.class);
  private static final int H2_IN_USE = 90020;

  @Resource(lookup = "jdbc/gaia")
  DataSource database;

  /** Reading them is the first check of the start. */
  @Inject Settings settings;

  @Inject DataFolder data;

  private String version = "none";

  @PostConstruct
  void bringUpToDate() {
    prepareFolder();
    try {
      migrate();
    } catch (FlywayException e) {
      throw explained(e);
    }
    report();
  }

  /** H2 says in many words that another process holds its file. */
  private RuntimeException explained(FlywayException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
        return new IllegalStateException(
            "GAIA cannot start: another GAIA uses the data folder %s. Stop that one, or set GAIA_DATA to another folder."
                .formatted(data.root()),
            fault);
      }
    }
    return fault;
  }

  private void report() {
    try {
      long free = Files.getFileStore(data.root()).getUsableSpace() >> 20;
      LOG.info(() -> "Data folder %s, %d MiB free".formatted(data.root(), free));
      if (isSoleServer() && new RunMark(data.internal()).begin()) {
        LOG.warning(
            "The server ended without warning the last time. Interrupted tasks go back to the"
                + " queue; files, rows and index are brought together now.");
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The data folder cannot be looked at", e);
    }
  }

  /** Only an embedded database tells for certain that no other server shares the folder. */
  private boolean isSoleServer() {
    return settings.text(Setting.GAIA_DB_KIND).orElse("h2").equals("h2");
  }

  @PreDestroy
  void stopped() {
    try {
      if (isSoleServer()) {
        new RunMark(data.internal()).end();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The mark of a running server stays behind", e);
    }
  }

  private void migrate() {
    int newest = newestKnown();
    settings.path(Setting.GAIA_RESTORE).ifPresent(backup -> restore(backup, newest));
    Flyway flyway = flyway("latest");
    refuseNewer(flyway, newest);
    flyway.migrate();
    var current = flyway.info().current();
    if (current == null || current.getVersion() == null) {
      throw new IllegalStateException("The database has no schema: no migration was found.");
    }
    version = current.getVersion().getVersion();
    LOG.info(() -> "Database schema version " + version);
  }

  private Flyway flyway(String target) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .target(target)
        .load();
  }

  private int newestKnown() {
    return Arrays.stream(flyway("latest").info().all())
        .filter(script -> script.getPhysicalLocation() != null)
        .map(script -> script.getVersion().getVersion())
        .mapToInt(Integer::parseInt)
        .max()
        .orElseThrow(
            () -> new IllegalStateException("The database has no schema: no migration was found."));
  }

  private void restore(Path backup, int newest) {
    boolean restored =
        new Restore(data, database).run(backup, newest, version -> flyway(version).migrate());
    LOG.info(
        restored
            ? "The backup was restored. The search index is built again in the background."
            : "This data folder was restored from that backup before; nothing was changed.");
  }

  /** What a newer version has written is not understood here, and nothing may be lost by it. */
  static void refuseNewer(Flyway flyway, int newest) {
    MigrationInfo current = flyway.info().current();
    if (current != null && Integer.parseInt(current.getVersion().getVersion()) > newest) {
      throw new IllegalStateException(
          "The database was written by a newer GAIA (schema %s; this one knows %d). Start the newer version again, or restore a backup that this version made."
              .formatted(current.getVersion().getVersion(), newest));
    }
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
