package gaia.document;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.PermanentFailure;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.background.TaskView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads the original of a document into markdown: data {@code document}. */
@ApplicationScoped
class ReadDocumentTask implements TaskHandler {

  static final String TYPE = "read_document";

  @Inject Documents documents;
  @Inject DocumentChunks chunks;
  @Inject Originals originals;
  @Inject DocumentReader reader;

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
    return config.embeddingTimeout();
  }

  @Override
  public TaskResult run(TaskRun run) throws IOException {
    String id = String.valueOf(run.data().get("document"));
    Optional<Documents.ToRead> wanted = documents.toRead(id);
    if (wanted.isEmpty()) {
      return TaskResult.Done.with(Map.of("message", "The document is gone or was read already."));
    }
    try {
      return read(run, wanted.get());
    } catch (UnreadableDocument e) {
      throw new PermanentFailure(String.valueOf(e.getMessage()));
    }
  }

  private TaskResult read(TaskRun run, Documents.ToRead wanted) throws IOException {
    String id = wanted.document().id();
    Path original = originals.locate(wanted.document().path());
    reader.checkSize(Files.size(original));
    String hash = Originals.hash(original);
    run.breathe();
    if (hash.equals(wanted.hash())) {
      return new TaskResult.Done(Map.of("changed", false), () -> documents.unchanged(id));
    }
    String markdown = reader.read(original, wanted.format(), run::breathe);
    int pieces = chunks.chunker().chunks(markdown).size();
    if (pieces == 0) {
      throw new UnreadableDocument("There is no text in it. Scanned pages are not read.");
    }
    return new TaskResult.Done(
        Map.of("changed", true, "chunks", pieces),
        () -> documents.keep(id, hash, markdown, pieces));
  }

  @Override
  public void gaveUp(TaskView task, String cause) {
    documents.failed(String.valueOf(task.data().get("document")), cause);
  }
}
