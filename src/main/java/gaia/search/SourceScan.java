package gaia.search;

import gaia.embedding.English;
import gaia.search.SearchHit.Highlight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Search without an index, while there is none: reads every document of the sources and ranks those
 * that hold words of the question by BM25 over the whole of them. Exact, slow, and by words alone.
 */
final class SourceScan {

  private static final double K1 = 0.9;
  private static final double B = 0.4;
  private static final int MOST_TERMS = 200;

  private final SearchSources sources;
  private final English english;

  SourceScan(SearchSources sources, English english) {
    this.sources = sources;
    this.english = english;
  }

  /**
   * A document that holds a word.
   *
   * @param counts how often each term of the question occurs
   * @param length how many terms it has
   */
  private record Match(
      SearchDocument document,
      List<English.Token> tokens,
      Map<String, Integer> counts,
      int length) {}

  List<SearchHit> find(SearchRequest request, int k) {
    Set<String> asked =
        english.terms(request.query()).stream()
            .distinct()
            .limit(MOST_TERMS)
            .collect(Collectors.toSet());
    Reading reading = new Reading();
    for (GroupName group : sources.groups()) {
      for (SearchDocument document : sources.documents(group)) {
        if (inScope(request, document)) {
          read(document, asked, reading);
        }
      }
    }
    return reading.matches.stream()
        .filter(match -> isAskedFor(request, match.document()))
        .map(match -> hit(match, asked, reading))
        .sorted(Comparator.comparingDouble(SearchHit::score).reversed())
        .limit(k)
        .toList();
  }

  /** What one pass over all documents leaves. */
  private static final class Reading {
    private final List<Match> matches = new ArrayList<>();
    private final Map<String, Integer> documentsWith = new HashMap<>();
    private long words;
    private int documents;
  }

  private void read(SearchDocument document, Set<String> asked, Reading reading) {
    List<English.Token> tokens = english.tokens(document.text());
    reading.documents++;
    reading.words += tokens.size();
    Map<String, Integer> counts = new HashMap<>();
    for (English.Token token : tokens) {
      if (asked.contains(token.term())) {
        counts.merge(token.term(), 1, Integer::sum);
      }
    }
    if (!counts.isEmpty()) {
      counts.keySet().forEach(term -> reading.documentsWith.merge(term, 1, Integer::sum));
      List<English.Token> marked =
          tokens.stream().filter(token -> asked.contains(token.term())).toList();
      reading.matches.add(new Match(document, marked, counts, tokens.size()));
    }
  }

  private static SearchHit hit(Match match, Set<String> asked, Reading reading) {
    double mean = Math.max(1.0, (double) reading.words / reading.documents);
    double score = 0;
    for (Map.Entry<String, Integer> term : match.counts().entrySet()) {
      int with = reading.documentsWith.getOrDefault(term.getKey(), 0);
      double rarity = Math.log(1 + (reading.documents - with + 0.5) / (with + 0.5));
      double length = K1 * (1 - B + B * match.length() / mean);
      score += rarity * term.getValue() * (K1 + 1) / (term.getValue() + length);
    }
    List<Highlight> highlights = Highlights.of(match.tokens(), asked);
    return new SearchHit(
        match.document(), highlights, score, Why.says(match.document(), highlights));
  }

  private static boolean inScope(SearchRequest request, SearchDocument document) {
    return request.mayFind(document.owner(), document.campaign())
        && fits(request.campaign(), document.campaign())
        && (request.kind() == null || request.kind() == document.kind());
  }

  private static boolean isAskedFor(SearchRequest request, SearchDocument document) {
    String speaker = document.speaker() == null ? "" : Fields.speakerKey(document.speaker());
    return fits(request.archiveId(), document.archiveId())
        && (request.speaker() == null || Fields.speakerKey(request.speaker()).equals(speaker))
        && isBetween(request.from(), request.to(), document.created());
  }

  private static boolean fits(@Nullable String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }

  private static boolean isBetween(
      @Nullable Instant from, @Nullable Instant to, @Nullable Instant created) {
    if (created == null) {
      return from == null && to == null;
    }
    return (from == null || !created.isBefore(from)) && (to == null || created.isBefore(to));
  }
}
