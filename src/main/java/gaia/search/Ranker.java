package gaia.search;

import gaia.embedding.EncoderUnavailable;
import gaia.embedding.English;
import gaia.embedding.TextEncoder;
import gaia.search.SearchHit.Highlight;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Answers one question from one view of the index. */
final class Ranker {

  private static final System.Logger LOG = System.getLogger(Ranker.class.getName());

  /** More words than anybody asks with; the rest of a pasted text adds nothing but time. */
  private static final int MOST_TERMS = 200;

  private final SearchableView view;
  private final @Nullable TextEncoder encoder;
  private final Weights weights;
  private final English english;

  Ranker(SearchableView view, @Nullable TextEncoder encoder, Weights weights, English english) {
    this.view = view;
    this.encoder = encoder;
    this.weights = weights;
    this.english = english;
  }

  List<SearchHit> find(SearchRequest request, int k) throws IOException {
    Set<String> terms =
        english.terms(request.query()).stream()
            .distinct()
            .limit(MOST_TERMS)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (terms.isEmpty()) {
      return List.of();
    }
    var key = new Scope.Key(request.owner(), request.campaign(), request.kind(), Fields.LEAF);
    ScopeFields scope = view.scope(key);
    if (scope.leaves().size() == 0) {
      return List.of();
    }
    Evidence evidence = evidence(scope, key.query(), terms, request.query());
    float[] sums = evidence.fuse(weights);
    keepOnly(request, scope.leaves(), sums);
    List<SearchHit> hits = new ArrayList<>();
    for (int slot : Best.slots(sums, k)) {
      hits.add(hit(scope.leaves().document(slot), sums[slot], terms, evidence, slot));
    }
    return hits;
  }

  Evidence evidence(ScopeFields scope, Query filter, Set<String> terms, String query)
      throws IOException {
    int size = scope.leaves().size();
    float[] wholes = scope.all().scores(terms);
    float[] whole = new float[size];
    float[] named = new float[size];
    Set<Integer> speakers = speakersNamed(scope.speakers(), terms);
    for (int slot = 0; slot < size; slot++) {
      whole[slot] = scope.wholeOf()[slot] < 0 ? 0 : wholes[scope.wholeOf()[slot]];
      named[slot] = speakers.contains(scope.speakerOf()[slot]) ? 1 : 0;
    }
    return new Evidence(
        scope.text().scores(terms),
        scope.near1().scores(terms),
        scope.near2().scores(terms),
        whole,
        dense(scope.leaves(), filter, query),
        named,
        timely(scope.created(), query));
  }

  private static float[] timely(long[] created, String query) {
    float[] timely = new float[created.length];
    NamedTime.in(query)
        .ifPresent(
            time -> {
              for (int slot = 0; slot < created.length; slot++) {
                if (created[slot] != ScopeFields.NO_TIME) {
                  timely[slot] = time.fits(Instant.ofEpochMilli(created[slot]));
                }
              }
            });
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

  private Set<Integer> speakersNamed(Map<String, Integer> speakers, Set<String> terms) {
    Set<Integer> named = new HashSet<>();
    speakers.forEach(
        (name, number) -> {
          if (english.terms(name).stream().anyMatch(terms::contains)) {
            named.add(number);
          }
        });
    return named;
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
    all.add(new TermQuery(new Term(Fields.OWNER, request.owner())), Occur.FILTER);
    int before = all.build().clauses().size();
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
    return query.clauses().size() == before ? null : query;
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

  private SearchHit hit(int document, float sum, Set<String> terms, Evidence evidence, int slot)
      throws IOException {
    SearchDocument found = StoredDocument.read(view.storedFields().document(document));
    List<Highlight> highlights = Highlights.of(english.tokens(found.text()), terms);
    return new SearchHit(found, highlights, sum, Why.of(found, highlights, evidence, slot));
  }
}
