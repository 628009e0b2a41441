package gaia.search;

import gaia.embedding.EncoderChoice;
import gaia.embedding.English;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;

/**
 * Searching and indexing on one folder, without a container: the index and the encoder spaces that
 * belong to it.
 */
final class HybridSearch implements Closeable {

  /** With fewer texts than this the words around a word say nothing about it. */
  static final int FEWEST_TEXTS = 200;

  private static final double GROWTH_BEFORE_TRAINING = 1.2;
  static final int MOST_HITS = 500;

  private final SearchIndex index;
  private final EncoderSpaces spaces;
  private final Clock clock;
  private final English english = new English();
  private final List<Consumer<Duration>> encoded = new CopyOnWriteArrayList<>();

  HybridSearch(SearchIndex index, EncoderSpaces spaces, Clock clock) {
    this.index = index;
    this.spaces = spaces;
    this.clock = clock;
  }

  static HybridSearch open(Path folder, Clock clock) throws IOException {
    return open(folder, clock, new EncoderChoice.Learned());
  }

  static HybridSearch open(Path folder, Clock clock, EncoderChoice choice) throws IOException {
    return new HybridSearch(
        SearchIndex.open(folder.resolve("index")),
        EncoderSpaces.load(folder.resolve("spaces"), choice),
        clock);
  }

  List<SearchHit> find(SearchRequest request) throws IOException {
    int k = Math.min(request.k(), MOST_HITS);
    return ask(ranker -> ranker.find(request, k));
  }

  /** Runs a question on what was committed last. */
  <T> T ask(Asking<T> asking) throws IOException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return index.read(
        view ->
            asking.ask(
                new Ranker(view, spaces.active().orElse(null), Weights.USUAL, today, english)));
  }

  /** Something to be asked of a ranker while its view is open. */
  interface Asking<T> {
    T ask(Ranker ranker) throws IOException;
  }

  /** Replaces a group durably; searches see it when this returns. */
  void index(GroupName group, List<SearchDocument> documents) throws IOException {
    index(group, documents, () -> {});
  }

  /** The same in small steps, see {@link #stage(GroupName, List, Runnable)}. */
  void index(GroupName group, List<SearchDocument> documents, Runnable breathe) throws IOException {
    stage(group, documents, breathe);
    index.commit();
  }

  /** Replaces a group; durable and visible with the next {@link #commit()}. */
  void stage(GroupName group, List<SearchDocument> documents) throws IOException {
    stage(group, documents, () -> {});
  }

  /**
   * The same, in small steps.
   *
   * @param breathe called between them; what it throws leaves the group as it was
   */
  void stage(GroupName group, List<SearchDocument> documents, Runnable breathe) throws IOException {
    if (documents.isEmpty()) {
      spaces.forgetKept();
      index.remove(group.key());
    } else {
      long begin = System.nanoTime();
      List<Document> made = GroupDocuments.of(group.key(), documents, spaces.live(), breathe);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      encoded.forEach(listener -> listener.accept(took));
      index.replace(group.key(), made);
    }
  }

  /** Tells how long it took to encode the texts of each group, rests included. */
  void whenEncoded(Consumer<Duration> listener) {
    encoded.add(listener);
  }

  /** Does work on the index that breathes between documents and within merges. */
  void breathing(Runnable breathe, Breath.Work work) throws IOException {
    index.breath().during(breathe, work);
  }

  void commit() throws IOException {
    index.commit();
  }

  /** How often the index has lost what was staged and not committed. */
  long losses() {
    return index.losses();
  }

  void remove(GroupName group) throws IOException {
    spaces.forgetKept();
    index.remove(group.key());
    index.commit();
  }

  /**
   * Removes groups so that no byte of them stays: neither in the index nor in a learned space,
   * which holds the words of all texts and is learned anew later.
   */
  void erase(List<GroupName> groups, Runnable breathe) throws IOException {
    spaces.forgetLearned();
    breathing(
        breathe,
        () -> {
          for (GroupName group : groups) {
            index.remove(group.key());
          }
          index.purge();
        });
  }

  /** How many documents of a group can be found. */
  int count(GroupName group) throws IOException {
    return index.count(group.key());
  }

  /** Empties the index and says that it must be filled again. */
  void reset() throws IOException {
    index.clear();
    index.setComplete(false);
    index.commit();
  }

  boolean isComplete() {
    return index.isComplete();
  }

  void complete() throws IOException {
    index.setComplete(true);
    index.commit();
  }

  /**
   * True when there is no space although it is worth one, when it was learned from much less, or
   * when something was removed since: its words must not stay in the space.
   */
  boolean wantsTraining() throws IOException {
    int size = index.size();
    if (spaces.given().isPresent()) {
      return spaces.wantsChange();
    }
    if (spaces.active().isEmpty()) {
      return size >= FEWEST_TEXTS;
    }
    return size < index.learnedAt() || hasOutgrown(index.learnedAt());
  }

  /** True when there is a fifth more than what a space was learned from. */
  boolean hasOutgrown(int texts) throws IOException {
    return index.size() >= texts * GROWTH_BEFORE_TRAINING;
  }

  /** Asks in the prepared space from now on, and remembers how large the index is now. */
  void activateNextSpace() throws IOException {
    spaces.activateNext();
    index.setLearnedAt(index.size());
    index.commit();
  }

  /** Names this index among those of other servers; another one after it was begun anew. */
  String indexId() {
    return index.id();
  }

  /** The id of the last change of others that is in the index. */
  long followed() {
    return index.followed();
  }

  /** Kept with the next {@link #commit()}. */
  void followedTo(long change) {
    index.setFollowed(change);
  }

  int size() throws IOException {
    return index.size();
  }

  EncoderSpaces spaces() {
    return spaces;
  }

  boolean isOpen() {
    return index.isOpen();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
