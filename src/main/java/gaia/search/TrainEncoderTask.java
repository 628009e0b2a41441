package gaia.search;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.background.TaskStopped;
import gaia.configuration.EscapedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;

/** Learns the encoder space from all sources and moves the index to it. */
@ApplicationScoped
class TrainEncoderTask implements TaskHandler {

  static final String TYPE = "train_encoder";

  private static final System.Logger LOG = EscapedLog.system(TrainEncoderTask.class);

  private static final int AFTER_EMBEDDING = 5;
  private static final long MOST_WORDS = 30_000;
  private static final long WORDS_EACH = 5;
  private static final long BYTES_PER_WORD = 5 * 216 * Float.BYTES;
  private static final long BYTES_PER_DOCUMENT = 1024;

  @Inject Search search;
  @Inject @Any Instance<SearchSource> sources;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.embeddingPriority() + AFTER_EMBEDDING;
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return config.maxProcessingTime();
  }

  /** Five matrices of the largest vocabulary there can be for so many documents, and the texts. */
  @Override
  public long memoryEstimate() {
    if (!search.isReady()) {
      return 0;
    }
    long documents = search.size();
    return Math.min(MOST_WORDS, documents * WORDS_EACH) * BYTES_PER_WORD
        + documents * BYTES_PER_DOCUMENT;
  }

  @Override
  public TaskResult run(TaskRun run) throws IOException {
    Map<String, Object> result =
        new SpaceChange(search.hybrid(), new SearchSources(sources)).run(run);
    rehearse(run);
    return TaskResult.Done.with(result);
  }

  /** Somebody who comes meanwhile ends the rehearsal and not the task, whose work is done. */
  private void rehearse(TaskRun run) throws IOException {
    try {
      new Rehearsal(search.hybrid()).run(run::breathe);
    } catch (TaskStopped e) {
      LOG.log(Level.DEBUG, "The rehearsal of searches was cut short.");
    }
  }
}
