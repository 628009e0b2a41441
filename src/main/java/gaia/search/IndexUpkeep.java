package gaia.search;

import gaia.background.BackgroundProcessorConfig;
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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where several servers share a database: follows what the others index, twice a second, and fills
 * the index and learns the space here, because those are this server's own. What others changed is
 * followed at once, whether somebody is there or not, so that it is found within two seconds; long
 * work waits for spare time and goes on where it was interrupted.
 */
@Singleton
@Startup
@DependsOn("SearchStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IndexUpkeep {

  private static final System.Logger LOG = EscapedLog.system(IndexUpkeep.class);
  private static final long POLL_MILLIS = 500;
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration BETWEEN_TRIMS = Duration.ofHours(1);

  @Resource ManagedScheduledExecutorService scheduler;

  @Resource(lookup = "jdbc/gaia")
  DataSource database;

  @Inject Search search;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  @Inject SpareTime spareTime;
  @Inject @Any Instance<SearchSource> sources;

  private final LocalRun following = new LocalRun();
  private final LocalRun filling = new LocalRun();
  private final LocalRun learning = new LocalRun();
  private @Nullable ScheduledFuture<?> ticks;
  private Instant trimmed = Instant.EPOCH;
  private boolean failing;

  @PostConstruct
  void start() {
    if (!config.soleServer()) {
      ticks =
          scheduler.scheduleWithFixedDelay(
              this::look, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @PreDestroy
  void stop() {
    List.of(following, filling, learning).forEach(LocalRun::stop);
    if (ticks != null) {
      ticks.cancel(false);
    }
  }

  /** No exception gets out: it would end the schedule for good. */
  private void look() {
    try {
      lookOnce();
      failing = false;
    } catch (TaskStopped e) {
      LOG.log(Level.DEBUG, "The upkeep of the index goes on later.");
    } catch (IOException | SQLException | RuntimeException e) {
      if (!failing) {
        LOG.log(Level.WARNING, "This server does not see what others index; it tries again.", e);
      }
      failing = true;
    }
  }

  private void lookOnce() throws IOException, SQLException {
    HybridSearch hybrid = search.hybrid();
    ChangeFeed feed = new ChangeFeed(database);
    SearchSources all = new SearchSources(sources);
    FeedFollower follower = new FeedFollower(hybrid, feed, all);
    if (follower.mustFill()) {
      spareTime.<IOException, SQLException>use(
          breathe -> {
            follower.look(filling.breathing(breathe));
            filling.done();
          });
    } else {
      follower.look(following);
    }
    if (hybrid.isComplete() && hybrid.wantsTraining()) {
      spareTime.<IOException, SQLException>use(
          breathe -> {
            new SpaceChange(hybrid, all).run(learning.breathing(breathe));
            learning.done();
          });
    }
    if (trimmed.plus(BETWEEN_TRIMS).isBefore(clock.instant())) {
      trimmed = clock.instant();
      feed.trim(trimmed.minus(KEPT));
    }
  }
}
