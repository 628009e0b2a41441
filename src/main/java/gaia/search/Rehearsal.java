package gaia.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;

/**
 * Questions that nobody waits for, asked before a person asks the first one. Java loads what a
 * search needs, and compiles it, only when it is used: the first searches of a server are the slow
 * ones.
 */
final class Rehearsal {

  private static final int QUESTIONS = 300;
  private static final int WORDS = 8;
  private static final int HITS = 50;
  private static final Set<String> READ =
      Set.of(Fields.TEXT, Fields.OWNER, Fields.CAMPAIGN, Fields.KIND);

  private final HybridSearch hybrid;

  Rehearsal(HybridSearch hybrid) {
    this.hybrid = hybrid;
  }

  /**
   * Asks them all; the answers go nowhere.
   *
   * @param breathe called before each question; what it throws is passed on
   */
  void run(Runnable breathe) throws IOException {
    for (SearchRequest request : requests()) {
      breathe.run();
      hybrid.find(request);
    }
  }

  /** The first words of texts from all over the index, each asked by the owner of its text. */
  List<SearchRequest> requests() throws IOException {
    return hybrid.ask(ranker -> requests(ranker.reader()));
  }

  private static List<SearchRequest> requests(IndexReader reader) throws IOException {
    StoredFields stored = reader.storedFields();
    Bits live = MultiBits.getLiveDocs(reader);
    List<SearchRequest> requests = new ArrayList<>();
    int documents = reader.maxDoc();
    int tried = Math.min(QUESTIONS, documents);
    for (int i = 0; i < tried; i++) {
      int number = (int) ((long) i * documents / tried);
      if (live == null || live.get(number)) {
        addRequest(stored.document(number, READ), requests);
      }
    }
    return requests;
  }

  /** A whole stores no text and is passed over. */
  private static void addRequest(Document document, List<SearchRequest> to) {
    String[] words = Fields.text(document, Fields.TEXT).strip().split("\\s+", WORDS + 1);
    if (words[0].isEmpty()) {
      return;
    }
    to.add(
        new SearchRequest(
            String.join(" ", List.of(words).subList(0, Math.min(WORDS, words.length))),
            Fields.text(document, Fields.OWNER),
            HITS,
            SearchKind.valueOf(Fields.text(document, Fields.KIND)),
            Fields.text(document, Fields.CAMPAIGN),
            null,
            null,
            null,
            null));
  }
}
