package gaia.search;

import gaia.access.Sharing;
import gaia.configuration.EscapedLog;
import gaia.embedding.ConfiguredEncoder;
import gaia.embedding.English;
import gaia.files.DataFolder;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The door to everything that can be found. Every method throws {@link SearchUnavailable} when the
 * index cannot be read or written; what was indexed before is then still there.
 */
@ApplicationScoped
public class Search {

  private static final System.Logger LOG = EscapedLog.system(Search.class);

  @Inject DataFolder folder;
  @Inject Clock clock;
  @Inject SearchTasks followUp;
  @Inject Sharing sharing;
  @Inject OtherServers others;
  @Inject @Any Instance<SearchSource> sources;

  private final English english = new English();
  @Inject ConfiguredEncoder encoder;

  private final List<Consumer<Duration>> answered = new CopyOnWriteArrayList<>();
  private @Nullable OwnFolder own;
  private @Nullable HybridSearch search;

  @PostConstruct
  void open() {
    try {
      own = OwnFolder.claim(folder.internal());
      search = HybridSearch.open(own.path(), clock, encoder.choice());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "The search index cannot be opened; nothing can be found.", e);
    }
  }

  @PreDestroy
  void close() {
    closeQuietly(search);
    closeQuietly(own);
  }

  private static void closeQuietly(@Nullable Closeable open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "The search index was not closed cleanly; it is checked at the next start.",
          e);
    }
  }

  /**
   * The best hits first; none for a question without a word that counts. Never fails by the text.
   * While the index is not {@link #isComplete()} all sources are read instead, by words alone.
   */
  public List<SearchHit> find(SearchRequest request) {
    long begin = System.nanoTime();
    try {
      return found(request.alsoIn(sharing.readable(request.owner())));
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      answered.forEach(listener -> listener.accept(took));
    }
  }

  /** Tells how long each question took. */
  public void whenAnswered(Consumer<Duration> listener) {
    answered.add(listener);
  }

  /** Tells how long it took to encode the texts of each group. */
  public void whenEncoded(Consumer<Duration> listener) {
    if (search != null) {
      search.whenEncoded(listener);
    }
  }

  private List<SearchHit> found(SearchRequest request) {
    HybridSearch open = search;
    if (open != null && open.isComplete()) {
      try {
        return open.find(request);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The search index failed; all sources are read instead.", e);
        queueRepair();
      }
    }
    SearchSources all = new SearchSources(sources);
    return new SourceScan(all, english)
        .find(request, Math.min(request.k(), HybridSearch.MOST_HITS));
  }

  private void queueRepair() {
    try {
      followUp.submitWhatIsNeeded();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "The repair of the index was not queued; the next start does it.", e);
    }
  }

  /** False while the index is lost, or not yet filled again: answers are by words alone then. */
  public boolean isComplete() {
    return search != null && search.isComplete();
  }

  /**
   * Takes the group out of the index; durable when this returns, also when it was not there. Joins
   * the caller's transaction to queue that the encoder forgets the words as well.
   */
  public void remove(String source, String groupId) {
    GroupName group = new GroupName(source, groupId);
    change(
        search -> {
          search.remove(group);
          others.tell(group, Change.Operation.REMOVE, search.indexId());
          followUp.submitWhatIsNeeded();
        });
  }

  /** True when questions can be asked and documents indexed. */
  public boolean isReady() {
    return search != null && search.isOpen();
  }

  /** How many documents can be found. */
  public int size() {
    return ask(HybridSearch::size);
  }

  /** What the tasks of this room work with. */
  HybridSearch hybrid() {
    return ask(search -> search);
  }

  private void change(Alteration change) {
    ask(
        search -> {
          change.apply(search);
          return true;
        });
  }

  private <T> T ask(Question<T> question) {
    HybridSearch open = search;
    if (open == null) {
      throw new SearchUnavailable(
          "The search index could not be opened at the start; the log says why.", null);
    }
    try {
      return question.ask(open);
    } catch (IOException e) {
      throw new SearchUnavailable("The search index failed: " + e.getMessage(), e);
    }
  }

  private interface Question<T> {
    T ask(HybridSearch search) throws IOException;
  }

  private interface Alteration {
    void apply(HybridSearch search) throws IOException;
  }
}
