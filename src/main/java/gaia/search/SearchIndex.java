package gaia.search;

import gaia.background.TaskStopped;
import gaia.embedding.English;
import gaia.embedding.TextEncoder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The Lucene index: one writer, any number of readers. What was committed survives a crash; what
 * was not is gone after it.
 */
final class SearchIndex implements Closeable {

  /** Writing so many to the disk takes some 30 ms, in which nothing can breathe. */
  private static final int MOST_BUFFERED = 512;

  private final Directory directory;
  private final English english = new English();
  private final IndexMarks marks;
  private final Breath breath = new Breath();
  private IndexWriter writer;
  private volatile long losses;

  /** Read without a lock: a question must not wait for a writer that rests. */
  private volatile SearcherManager searchers;

  private SearchIndex(Directory directory, IndexMarks marks) throws IOException {
    this.directory = directory;
    this.marks = marks;
    this.writer = newWriter();
    this.searchers = new SearcherManager(writer, new SearchableView.Factory());
  }

  /**
   * Opens the index of a folder. One that is damaged or of another format is deleted and begun
   * anew; {@link #isComplete()} then says that it must be filled again.
   *
   * @throws IOException when the folder cannot be used
   */
  static SearchIndex open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return open(FSDirectory.open(folder));
  }

  static SearchIndex open(Directory directory) throws IOException {
    boolean usable = IndexFiles.isUsable(directory);
    if (!usable) {
      IndexFiles.delete(directory);
    }
    return new SearchIndex(
        directory, IndexMarks.of(usable ? IndexFiles.keptWith(directory) : Map.of()));
  }

  private IndexWriter newWriter() throws IOException {
    KnnVectorsFormat vectors = new BreathingVectors(breath);
    IndexWriterConfig config = new IndexWriterConfig(english.analyzer());
    config.setMaxBufferedDocs(MOST_BUFFERED);
    config.setMergeScheduler(new BreathingMerges(breath));
    config.setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
    config.setCodec(
        new Lucene912Codec() {
          @Override
          public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return vectors;
          }
        });
    config.setCommitOnClose(false);
    return new IndexWriter(directory, config);
  }

  /** False from the moment an index was begun anew until everything was indexed again. */
  boolean isComplete() {
    return marks.complete;
  }

  /** Says that everything is in the index, or no longer; durable with the next commit. */
  void setComplete(boolean complete) {
    marks.complete = complete;
  }

  /** How many documents there were when the encoder space was learned last; 0 for never. */
  int learnedAt() {
    return marks.learnedAt;
  }

  /** The name of this index, for as long as it is not begun anew. */
  String id() {
    return marks.id();
  }

  /** The last change of other servers that is in the index; 0 for none. */
  long followed() {
    return marks.followed;
  }

  /** Durable with the next commit. */
  void setFollowed(long change) {
    marks.followed = change;
  }

  /** Keeps the number with the next commit. */
  void setLearnedAt(int size) {
    marks.learnedAt = size;
  }

  /**
   * How work on this index breathes. When it is stopped between two documents of a group, the group
   * stays as it was.
   */
  Breath breath() {
    return breath;
  }

  /** Replaces all documents of a group; searches see it after {@link #commit()}. */
  void replace(String group, List<SearchDocument> documents, List<TextEncoder> encoders)
      throws IOException {
    replace(group, GroupDocuments.of(group, documents, encoders, breath::draw));
  }

  /** The same with what was made of the documents before, which can take long. */
  synchronized void replace(String group, List<Document> made) throws IOException {
    guarded(() -> writer.updateDocuments(new Term(Fields.GROUP, group), breathing(made)));
  }

  private Iterable<Document> breathing(List<Document> documents) {
    return () ->
        documents.stream()
            .map(
                document -> {
                  breath.draw();
                  return document;
                })
            .iterator();
  }

  synchronized void remove(String group) throws IOException {
    guarded(() -> writer.deleteDocuments(new Term(Fields.GROUP, group)));
  }

  /**
   * Writes all segments anew that hold something removed, and deletes the old ones. Commits.
   *
   * @throws IOException when it was given up; what was removed cannot be found, but its bytes stay
   */
  synchronized void purge() throws IOException {
    commit();
    guarded(() -> writer.forceMergeDeletes(true));
    commit();
    if (read(view -> view.getIndexReader().hasDeletions())) {
      throw new IOException("the removal of deleted documents was given up");
    }
  }

  synchronized void clear() throws IOException {
    guarded(() -> writer.deleteAll());
  }

  /**
   * Makes all changes durable and visible. Work that is stopped before that leaves them to the next
   * commit.
   *
   * @throws IOException when they could not be written; they are then undone, and what was
   *     committed before stays
   */
  synchronized void commit() throws IOException {
    guarded(
        () -> {
          breath.draw();
          writer.setLiveCommitData(marks.toKeep().entrySet());
          writer.commit();
          searchers.maybeRefreshBlocking();
        });
  }

  private void guarded(Alteration change) throws IOException {
    try {
      change.apply();
    } catch (TaskStopped e) {
      // The writer itself forgets what it got of the group; what others staged is kept.
      throw e;
    } catch (IOException | RuntimeException e) {
      backToLastCommit(e);
      throw e;
    }
  }

  long losses() {
    return losses;
  }

  private interface Alteration {
    void apply() throws IOException;
  }

  /** True when the index was damaged: it is empty then, and not complete. */
  private synchronized boolean beganAnewAfter(Throwable cause) {
    try {
      if (cause instanceof AlreadyClosedException || IndexFiles.isUsable(directory)) {
        return false;
      }
      losses++;
      marks.beginAnew();
      searchers.close();
      writer.rollback();
      IndexFiles.delete(directory);
      writer = newWriter();
      searchers = new SearcherManager(writer, new SearchableView.Factory());
      writer.setLiveCommitData(marks.toKeep().entrySet());
      writer.commit();
      return true;
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
      return false;
    }
  }

  private void backToLastCommit(Exception cause) {
    losses++;
    try {
      if (beganAnewAfter(cause)) {
        return;
      }
      writer.rollback();
      writer = newWriter();
      SearcherManager before = searchers;
      searchers = new SearcherManager(writer, new SearchableView.Factory());
      before.close();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Runs a question on what was committed last.
   *
   * @throws IOException when the index cannot be read; one that turns out to be damaged is begun
   *     anew, and {@link #isComplete()} says so
   */
  <T> T read(Question<T> question) throws IOException {
    try {
      return readOnce(question);
    } catch (IOException | RuntimeException | InternalError e) {
      // A mapped file that was cut short under the reader ends in an InternalError.
      if (beganAnewAfter(e) || !marks.complete) {
        throw new IOException("the index is damaged and is built again", e);
      }
      throw e;
    }
  }

  private <T> T readOnce(Question<T> question) throws IOException {
    SearcherManager manager = searchers;
    SearchableView view = (SearchableView) manager.acquire();
    try {
      return question.ask(view);
    } finally {
      manager.release(view);
    }
  }

  /** Something to be asked of the index. */
  interface Question<T> {
    T ask(SearchableView view) throws IOException;
  }

  /** How many documents can be found. */
  int size() throws IOException {
    return read(view -> view.count(new TermQuery(new Term(Fields.LEVEL, Fields.LEAF))));
  }

  /** How many documents of a group can be found. */
  int count(String group) throws IOException {
    return read(
        view ->
            view.count(
                new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(Fields.GROUP, group)), Occur.FILTER)
                    .add(new TermQuery(new Term(Fields.LEVEL, Fields.LEAF)), Occur.FILTER)
                    .build()));
  }

  synchronized boolean isOpen() {
    return writer.isOpen();
  }

  @Override
  public synchronized void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }
}
