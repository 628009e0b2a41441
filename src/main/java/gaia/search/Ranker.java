package gaia.search;

import gaia.configuration.EscapedLog;
import gaia.embedding.EncoderUnavailable;
import gaia.embedding.English;
import gaia.embedding.TextEncoder;
import gaia.search.Readings.Reading;
import gaia.search.SearchHit.Highlight;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Answers one question from one view of the index. */
final class Ranker {

  private static final System.Logger LOG = EscapedLog.system(Ranker.class);

  private final SearchableView view;
  private final @Nullable TextEncoder encoder;
  private final Weights weights;
  private final LocalDate today;
  private final English english;

  /**
   * @param today what "yesterday" in a question is counted from
   */
  Ranker(
      SearchableView view,
      @Nullable TextEncoder encoder,
      Weights weights,
      LocalDate today,
      English english) {
    this.view = view;
    this.encoder = encoder;
    this.weights = weights;
    this.today = today;
    this.english = english;
  }

  List<SearchHit> find(SearchRequest request, int k) throws IOException {
    Evidence evidence = evidence(request);
    Question question = evidence.question();
    if (evidence.size() == 0 || question.terms().isEmpty() && question.time().isNone()) {
      return List.of();
    }
    float[] sums = evidence.fuse(weights);
    Scope leaves = evidence.scope().leaves();
    keepOnly(request, leaves, sums);
    Set<String> marked = Set.copyOf(english.terms(request.query()));
    // Made once: every reader of stored fields brings buffers of its own, and 50 of them fill the
    // young generation sooner than all the rest of a question.
    StoredFields stored = view.storedFields();
    List<SearchHit> hits = new ArrayList<>();
    for (int slot : Best.slots(sums, k)) {
      Reading found = view.readings().of(leaves.document(slot), number -> read(stored, number));
      hits.add(hit(found, sums[slot], marked, evidence, slot));
    }
    return hits;
  }

  /** What is asked, for who wants to look at the documents themselves. */
  IndexReader reader() {
    return view.getIndexReader();
  }

  /** What speaks for every document of the request's owner, campaign and kind. */
  Evidence evidence(SearchRequest request) throws IOException {
    var key =
        new Scope.Key(
            request.owner(), request.shared(), request.campaign(), request.kind(), Fields.LEAF);
    ScopeFields scope = view.scope(key);
    Question question = Question.of(request.query(), scope.speakers(), today, english);
    return evidence(scope, key.query(), question, request.query());
  }

  private Evidence evidence(ScopeFields scope, Query filter, Question question, String query)
      throws IOException {
    float[] wholes = scope.all().scores(question.terms());
    float[] whole = new float[scope.leaves().size()];
    for (int slot = 0; slot < whole.length; slot++) {
      whole[slot] = scope.wholeOf()[slot] < 0 ? 0 : wholes[scope.wholeOf()[slot]];
    }
    Bm25.Match answer = scope.answer().match(question.terms());
    return new Evidence(
        question,
        scope,
        Math.max(1, answer.rarity()),
        answer.scores(),
        scope.near2().scores(question.terms()),
        scope.near4().scores(question.terms()),
        whole,
        dense(scope.leaves(), filter, query),
        timely(scope, question.time()));
  }

  private static float[] timely(ScopeFields scope, AskedTime time) {
    float[] timely = new float[scope.leaves().size()];
    for (int slot = 0; slot < timely.length && !time.isNone(); slot++) {
      long told = scope.created()[slot];
      if (told != ScopeFields.NO_TIME) {
        timely[slot] = time.fits(Instant.ofEpochMilli(told), scope.mentioned()[slot]);
      }
    }
    return timely;
  }

  private float[] dense(Scope scope, Query filter, String query) throws IOException {
    if (encoder == null) {
      return new float[scope.size()];
    }
    float[] question;
    try {
      question = encoder.encodeQuery(query);
    } catch (EncoderUnavailable e) {
      LOG.log(Level.WARNING, "Found by words alone: {0}", e.getMessage());
      return new float[scope.size()];
    }
    boolean saysNothing = org.apache.lucene.util.VectorUtil.dotProduct(question, question) < 0.5f;
    return saysNothing
        ? new float[scope.size()]
        : Dense.scores(scope, filter, Fields.vectorsOf(encoder.spaceId()), question);
  }

  /** Takes everything out of the ranking that the narrower filters do not let through. */
  private void keepOnly(SearchRequest request, Scope scope, float[] sums) throws IOException {
    Query narrower = narrower(request);
    if (narrower == null) {
      return;
    }
    Scope kept = Scope.of(view, narrower);
    for (int slot = 0; slot < sums.length; slot++) {
      if (kept.slot(scope.document(slot)) < 0) {
        sums[slot] = 0;
      }
    }
  }

  private static @Nullable Query narrower(SearchRequest request) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (request.archiveId() != null) {
      all.add(new TermQuery(new Term(Fields.ARCHIVE, request.archiveId())), Occur.FILTER);
    }
    if (request.speaker() != null) {
      String key = Fields.speakerKey(request.speaker());
      all.add(new TermQuery(new Term(Fields.SPEAKER_KEY, key)), Occur.FILTER);
    }
    if (request.from() != null || request.to() != null) {
      all.add(created(request.from(), request.to()), Occur.FILTER);
    }
    BooleanQuery query = all.build();
    return query.clauses().isEmpty() ? null : query;
  }

  private static Query created(@Nullable Instant from, @Nullable Instant to) {
    long first = from == null ? Long.MIN_VALUE : millis(from);
    long last = to == null ? Long.MAX_VALUE : Math.subtractExact(millis(to), 1);
    return LongPoint.newRangeQuery(Fields.CREATED, first, last);
  }

  /** Moments beyond what milliseconds can count are as good as the last one that they can. */
  private static long millis(Instant moment) {
    Instant earliest = Instant.ofEpochMilli(Long.MIN_VALUE + 1);
    Instant latest = Instant.ofEpochMilli(Long.MAX_VALUE);
    if (moment.isBefore(earliest)) {
      return Long.MIN_VALUE + 1;
    }
    return moment.isAfter(latest) ? Long.MAX_VALUE : moment.toEpochMilli();
  }

  /** What stands in a slot of the evidence. */
  SearchDocument document(Evidence evidence, int slot) throws IOException {
    int number = evidence.scope().leaves().document(slot);
    return StoredDocument.read(view.storedFields().document(number));
  }

  private Reading read(StoredFields stored, int number) throws IOException {
    SearchDocument document = StoredDocument.read(stored.document(number));
    return new Reading(document, english.tokens(document.text()));
  }

  private static SearchHit hit(
      Reading read, float sum, Set<String> terms, Evidence evidence, int slot) {
    SearchDocument found = read.document();
    List<Highlight> highlights = Highlights.of(read.tokens(), terms);
    return new SearchHit(found, highlights, sum, Why.of(found, highlights, evidence, slot));
  }
}
