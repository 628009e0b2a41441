package gaia.search;

import gaia.background.SpareTime;
import gaia.background.TaskStopped;
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
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds one {@link Rehearsal} in the life of a server, in spare time, once there is enough to find.
 * Not with an encoder that was given: a service would get, and count, questions that nobody asked.
 */
@Singleton
@Startup
@DependsOn("SearchStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RehearsalAtStart {

  private static final System.Logger LOG = EscapedLog.system(RehearsalAtStart.class);
  private static final long LOOK_SECONDS = 5;

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject Search search;
  @Inject SpareTime spareTime;

  private @Nullable ScheduledFuture<?> looks;

  @PostConstruct
  void start() {
    looks =
        scheduler.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (looks != null) {
      looks.cancel(false);
    }
  }

  private void look() {
    try {
      HybridSearch hybrid = search.hybrid();
      if (hybrid.spaces().given().isPresent()) {
        stop();
      } else if (hybrid.isComplete() && hybrid.spaces().active().isPresent()) {
        spareTime.<IOException, RuntimeException>use(breathe -> rehearse(hybrid, breathe));
      }
    } catch (TaskStopped e) {
      LOG.log(Level.DEBUG, "Somebody came; the rehearsal of searches begins again later.");
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "No rehearsal of searches this time.", e);
    }
  }

  private void rehearse(HybridSearch hybrid, Runnable breathe) throws IOException {
    new Rehearsal(hybrid).run(breathe);
    stop();
  }
}
