package gaia.knowledge.facts;

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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks now and then for structured archives that people edited in programs of their own. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EditSchedule {

  private static final System.Logger LOG = EscapedLog.system(EditSchedule.class);
  private static final long FIRST_MINUTES = 2;
  private static final long EVERY_MINUTES = 5;

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject EditedArchives archives;

  /** Only ever touched by the one round that runs. */
  private final Map<String, String> seen = new ConcurrentHashMap<>();

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

  /** An exception would end the schedule for good; what was not queued is in the next round. */
  private void round() {
    try {
      archives.queue(seen);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Structured archives could not be looked through for edits.", e);
    }
  }
}
