package gaia.search;

import gaia.embedding.English;
import gaia.embedding.TextEncoder;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The Lucene index: one writer, any number of readers. What was committed survives a crash; what
 * was not is gone after it.
 */
final class SearchIndex implements Closeable {

  private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());
  private static final String FORMAT_KEY = "gaia.format";
  private static final String COMPLETE_KEY = "gaia.complete";
  private static final String LEARNED_KEY = "gaia.learned";

  /** Changes whenever fields or terms mean something else; another index is made anew. */
  private static final String FORMAT = "2 " + English.VERSION;

  private final Directory directory;
  private final English english = new English();
  private volatile boolean complete;
  private volatile int learnedAt;
  private IndexWriter writer;
  private SearcherManager searchers;

  private SearchIndex(Directory directory, Map<String, String> kept) throws IOException {
    this.directory = directory;
    this.complete = Boolean.parseBoolean(kept.get(COMPLETE_KEY));
    this.learnedAt = Integer.parseInt(kept.getOrDefault(LEARNED_KEY, "0"));
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
    boolean usable = isUsable(directory);
    if (!usable) {
      for (String file : directory.listAll()) {
        directory.deleteFile(file);
      }
    }
    return new SearchIndex(directory, usable ? keptWith(directory) : Map.of());
  }

  private static boolean isUsable(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        ((CodecReader) leaf.reader()).checkIntegrity();
      }
      if (FORMAT.equals(keptWith(directory).get(FORMAT_KEY))) {
        return true;
      }
      LOG.log(Level.INFO, "The search index has an older format and is built again.");
      return false;
    } catch (IndexNotFoundException e) {
      return false;
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | EOFException
        | NoSuchFileException e) {
      LOG.log(Level.WARNING, "The search index is damaged and is built again: " + e.getMessage());
      return false;
    } catch (FileSystemException e) {
      throw e;
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      LOG.log(Level.WARNING, "The search index is unreadable and is built again: " + e);
      return false;
    }
  }

  private static Map<String, String> keptWith(Directory directory) throws IOException {
    return SegmentInfos.readLatestCommit(directory).getUserData();
  }

  private IndexWriter newWriter() throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(english.analyzer());
    // Merging happens in the thread that writes: only the engine owns threads.
    config.setMergeScheduler(new SerialMergeScheduler());
    config.setCommitOnClose(false);
    return new IndexWriter(directory, config);
  }

  /** False from the moment an index was begun anew until everything was indexed again. */
  boolean isComplete() {
    return complete;
  }

  /** Says that everything is in the index, or no longer; durable with the next commit. */
  void setComplete(boolean complete) {
    this.complete = complete;
  }

  /** How many documents there were when the encoder space was learned last; 0 for never. */
  int learnedAt() {
    return learnedAt;
  }

  /** Keeps the number with the next commit. */
  void setLearnedAt(int size) {
    this.learnedAt = size;
  }

  /** Replaces all documents of a group; searches see it after {@link #commit()}. */
  void replace(String group, List<SearchDocument> documents, List<TextEncoder> encoders)
      throws IOException {
    replace(group, GroupDocuments.of(group, documents, encoders, () -> {}));
  }

  /** The same with what was made of the documents before, which can take long. */
  synchronized void replace(String group, List<Document> made) throws IOException {
    guarded(() -> writer.updateDocuments(new Term(Fields.GROUP, group), made));
  }

  synchronized void remove(String group) throws IOException {
    guarded(() -> writer.deleteDocuments(new Term(Fields.GROUP, group)));
  }

  synchronized void clear() throws IOException {
    guarded(() -> writer.deleteAll());
  }

  /**
   * Makes all changes durable and visible.
   *
   * @throws IOException when they could not be written; they are then undone, and what was
   *     committed before stays
   */
  synchronized void commit() throws IOException {
    guarded(
        () -> {
          Map<String, String> data =
              Map.of(
                  FORMAT_KEY,
                  FORMAT,
                  COMPLETE_KEY,
                  Boolean.toString(complete),
                  LEARNED_KEY,
                  Integer.toString(learnedAt));
          writer.setLiveCommitData(data.entrySet());
          writer.commit();
          searchers.maybeRefreshBlocking();
        });
  }

  private void guarded(Change change) throws IOException {
    try {
      change.apply();
    } catch (IOException | RuntimeException e) {
      backToLastCommit(e);
      throw e;
    }
  }

  private interface Change {
    void apply() throws IOException;
  }

  private void backToLastCommit(Exception cause) {
    try {
      writer.rollback();
      writer = newWriter();
      SearcherManager before = searchers;
      searchers = new SearcherManager(writer, new SearchableView.Factory());
      before.close();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Runs a question on what was committed last. */
  <T> T read(Question<T> question) throws IOException {
    SearcherManager manager = current();
    SearchableView view = (SearchableView) manager.acquire();
    try {
      return question.ask(view);
    } finally {
      manager.release(view);
    }
  }

  private synchronized SearcherManager current() {
    return searchers;
  }

  /** Something to be asked of the index. */
  interface Question<T> {
    T ask(SearchableView view) throws IOException;
  }

  /** How many documents can be found. */
  int size() throws IOException {
    return read(view -> view.count(new TermQuery(new Term(Fields.LEVEL, Fields.LEAF))));
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
