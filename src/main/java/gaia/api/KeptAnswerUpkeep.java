package gaia.api;

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

/** Removes answers that were kept long enough, every ten minutes. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeptAnswerUpkeep {

  private static final Logger LOG = EscapedLog.of(KeptAnswerUpkeep.class);
  private static final long FIRST_MINUTES = 1;
  private static final long EVERY_MINUTES = 10;

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject KeptAnswers answers;

  private @Nullable ScheduledFuture<?> rounds;

  @PostConstruct
  void start() {
    rounds =
        scheduler.scheduleWithFixedDelay(
            this::round, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  @PreDestroy
  void stop() {
    if (rounds != null) {
      rounds.cancel(false);
    }
  }

  /** An exception would end the schedule for good; what is left goes next time. */
  private void round() {
    try {
      answers.expire();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Kept answers could not be removed; it is tried again", e);
    }
  }
}
