package gaia.search;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.PermanentFailure;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes one group of documents findable: data {@code source} and {@code group}. */
@ApplicationScoped
class EmbedDocumentTask implements TaskHandler {

  private final IndexBundle bundle = new IndexBundle();

  @Inject Search search;
  @Inject SearchTasks followUp;
  @Inject OtherServers others;
  @Inject @Any Instance<SearchSource> sources;
  @Inject Event<DocumentsIndexed> indexed;

  @Override
  public String type() {
    return "embed_document";
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.embeddingPriority();
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return config.embeddingTimeout();
  }

  /** As many as the settings allow: one commit of the index for all of them. */
  @Override
  public int bundle() {
    return Integer.MAX_VALUE;
  }

  /**
   * What a bundle has prepared becomes durable and can be found. When a user comes before that, it
   * is prepared again later: an index does not mind, and the user does not wait.
   */
  @Override
  public void bundleEnds(Runnable breathe) throws IOException {
    HybridSearch hybrid = search.hybrid();
    hybrid.breathing(breathe, () -> bundle.end(hybrid));
  }

  @Override
  public TaskResult run(TaskRun run) throws IOException {
    GroupName group = group(run.data());
    SearchSource source =
        new SearchSources(sources)
            .named(group.source())
            .orElseThrow(
                () -> new PermanentFailure("There is no search source " + group.source() + "."));
    List<SearchDocument> documents = source.documents(group.groupId());
    run.breathe();
    HybridSearch hybrid = search.hybrid();
    bundle.begin(hybrid);
    hybrid.breathing(run::breathe, () -> hybrid.stage(group, documents, run::breathe));
    var event = new DocumentsIndexed(group.source(), group.groupId(), run.owner(), run.taskId());
    return new TaskResult.Done(Map.of("documents_added", documents.size()), () -> announce(event));
  }

  private void announce(DocumentsIndexed event) {
    indexed.fire(event);
    others.tell(
        new GroupName(event.source(), event.groupId()),
        Change.Operation.INDEX,
        search.hybrid().indexId());
    try {
      followUp.submitWhatIsNeeded();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot say what it needs", e);
    }
  }

  private static GroupName group(Map<String, String> data) {
    String source = data.get("source");
    String group = data.get("group");
    if (source == null || group == null) {
      throw new PermanentFailure("The task data need a source and a group.");
    }
    try {
      return new GroupName(source, group);
    } catch (IllegalArgumentException e) {
      throw new PermanentFailure("The task data name no search source: " + source);
    }
  }
}
