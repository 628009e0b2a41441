package gaia.search;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Fills the index from all sources after it was lost. */
@ApplicationScoped
class RebuildIndexTask implements TaskHandler {

  static final String TYPE = "rebuild_index";

  @Inject Search search;
  @Inject @Any Instance<SearchSource> sources;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.embeddingPriority();
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return config.maxProcessingTime();
  }

  @Override
  public TaskResult run(TaskRun run) throws IOException {
    HybridSearch hybrid = search.hybrid();
    int groups = new Reindexing(hybrid, new SearchSources(sources)).run(run, "rebuild ");
    hybrid.complete();
    return TaskResult.Done.with(Map.of("groups_indexed", groups, "documents", hybrid.size()));
  }
}
