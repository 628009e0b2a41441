package gaia.analytics;

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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Adds finished work up once a minute. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkDayUpkeep {

  private static final Logger LOG = EscapedLog.of(WorkDayUpkeep.class);
  private static final long FIRST_SECONDS = 20;
  private static final long EVERY_SECONDS = 60;
  private static final int MOST_STEPS = 500;

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject WorkLedger ledger;

  private @Nullable ScheduledFuture<?> rounds;

  @PostConstruct
  void start() {
    rounds =
        scheduler.scheduleWithFixedDelay(
            this::round, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (rounds != null) {
      rounds.cancel(false);
    }
  }

  /** An exception would end the schedule for good; what was not added up is next time. */
  private void round() {
    try {
      int steps = 0;
      while (steps < MOST_STEPS && ledger.addUp()) {
        steps++;
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Finished work could not be added up; it is tried again", e);
    }
  }
}
