package gaia.search;

import gaia.configuration.EscapedLog;
import gaia.embedding.WordSpaceTraining;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/**
 * Unpacks the native library that learning the encoder space needs, once for each installation: as
 * a step of that work it could not be stopped when a user comes.
 */
@Singleton
@Startup
@DependsOn("SearchStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LibrariesAtStart {

  private static final System.Logger LOG = EscapedLog.system(LibrariesAtStart.class);

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject Search search;

  @PostConstruct
  void start() {
    scheduler.schedule(this::unpack, 0, TimeUnit.SECONDS);
  }

  private void unpack() {
    try {
      if (search.isReady() && search.hybrid().spaces().given().isEmpty()) {
        WordSpaceTraining.unpackLibraries();
      }
    } catch (IOException | LinkageError | RuntimeException e) {
      LOG.log(Level.DEBUG, "The native library is left to whoever needs it.", e);
    }
  }
}
