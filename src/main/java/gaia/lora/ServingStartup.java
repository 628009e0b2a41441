package gaia.lora;

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

/**
 * Tells the serving process at the start which adapters are in use, and every few seconds looks
 * whether another server has switched some on or off.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServingStartup {

  private static final System.Logger LOG = EscapedLog.system(ServingStartup.class);
  private static final long EVERY_SECONDS = 15;

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject FollowedAdapters followed;

  private @Nullable ScheduledFuture<?> rounds;

  @PostConstruct
  void start() {
    round();
    rounds =
        scheduler.scheduleWithFixedDelay(
            this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (rounds != null) {
      rounds.cancel(false);
    }
  }

  /** An exception would end the schedule for good. */
  private void round() {
    try {
      followed.follow();
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "The model is served without adapters: {0}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Which adapters are in use cannot be read; it is tried again", e);
    }
  }
}
