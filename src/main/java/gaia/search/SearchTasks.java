package gaia.search;

import gaia.access.Caller;
import gaia.background.NewTask;
import gaia.background.Tasks;
import gaia.configuration.EscapedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Queues the work that keeps the index whole and the space up to date. */
@ApplicationScoped
class SearchTasks {

  private static final System.Logger LOG = EscapedLog.system(SearchTasks.class);

  @Inject Search search;
  @Inject Tasks tasks;
  @Inject OtherServers others;
  @Inject @Any Instance<SearchSource> sources;

  /**
   * Joins the caller's transaction; what is queued already is not queued twice. Where several
   * servers may exist {@link IndexUpkeep} does this work, on each for itself.
   */
  void submitWhatIsNeeded() throws IOException {
    if (others.mayExist()) {
      return;
    }
    HybridSearch hybrid = search.hybrid();
    if (!hybrid.isComplete()) {
      completeOrRebuild(hybrid);
    }
    if (hybrid.isComplete() && hybrid.wantsTraining()) {
      tasks.submit(new NewTask(TrainEncoderTask.TYPE, "words", Caller.HOUSE, "", Map.of()));
    }
  }

  private void completeOrRebuild(HybridSearch hybrid) throws IOException {
    if (new SearchSources(sources).groups().isEmpty()) {
      hybrid.complete();
      return;
    }
    LOG.log(Level.INFO, "The search index is filled again from its sources.");
    tasks.submit(new NewTask(RebuildIndexTask.TYPE, "index", Caller.HOUSE, "", Map.of()));
  }
}
