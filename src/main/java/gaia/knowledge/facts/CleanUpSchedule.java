package gaia.knowledge.facts;

import gaia.background.Tasks;
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

/** Queues a clean-up of every space once a day; the engine runs it when nobody is there. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CleanUpSchedule {

  private static final System.Logger LOG = EscapedLog.system(CleanUpSchedule.class);
  private static final long FIRST_HOURS = 1;
  private static final long EVERY_HOURS = 24;

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject Facts facts;
  @Inject Tasks tasks;

  private @Nullable ScheduledFuture<?> rounds;

  @PostConstruct
  void start() {
    rounds =
        scheduler.scheduleWithFixedDelay(this::round, FIRST_HOURS, EVERY_HOURS, TimeUnit.HOURS);
  }

  @PreDestroy
  void stop() {
    if (rounds != null) {
      rounds.cancel(false);
    }
  }

  /** An exception would end the schedule for good; what was not queued is tomorrow. */
  private void round() {
    try {
      facts.spaces().forEach(space -> tasks.submit(CleanUpTask.wanted(space)));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The clean-up of the knowledge could not be queued.", e);
    }
  }
}
