package gaia.search;

import gaia.configuration.EscapedLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes the counts of searches down once a minute, and when the server stops. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SearchCountsUpkeep {

  private static final System.Logger LOG = EscapedLog.system(SearchCountsUpkeep.class);
  private static final long EVERY_SECONDS = 60;

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject SearchCounts counts;

  private @Nullable ScheduledFuture<?> rounds;

  @PostConstruct
  void start() {
    rounds =
        scheduler.scheduleWithFixedDelay(
            this::write, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (rounds != null) {
      rounds.cancel(false);
    }
    write();
  }

  /** An exception would end the schedule for good; what was not written is written next time. */
  private void write() {
    try {
      counts.flush();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "Counts of searches could not be written; it is tried again", e);
    }
  }
}
