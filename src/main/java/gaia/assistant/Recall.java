package gaia.assistant;

import gaia.search.Search;
import gaia.search.SearchHit;
import gaia.search.SearchKind;
import gaia.search.SearchRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is remembered for a question. All kinds that can be cited are asked for at once, so that
 * their scores can be compared; sections of structured archives repeat what turns say and are left
 * out.
 */
@ApplicationScoped
class Recall {

  static final Set<SearchKind> CITED = EnumSet.of(SearchKind.TURN, SearchKind.DOCUMENT);

  private static final int MOST = 6;

  /** Of what was said at the least, where anything was: a long document must not crowd it out. */
  private static final int TURNS = 3;

  /** Hits that are looked through for those that can be cited. */
  private static final int LOOKED_AT = 60;

  @Inject Search search;

  /**
   * The best first.
   *
   * @throws gaia.search.SearchUnavailable when nothing can be searched
   */
  List<Citation> of(Question question) {
    SearchRequest request =
        new SearchRequest(
            question.text(),
            question.owner(),
            LOOKED_AT,
            null,
            question.campaign(),
            null,
            null,
            null,
            null);
    return chosen(search.find(request));
  }

  static List<Citation> chosen(List<SearchHit> hits) {
    List<SearchHit> chosen = new ArrayList<>();
    int others = 0;
    for (SearchHit hit : hits) {
      SearchKind kind = hit.document().kind();
      boolean room = kind == SearchKind.TURN || others < MOST - TURNS;
      if (CITED.contains(kind) && room && chosen.size() < MOST) {
        chosen.add(hit);
        others += kind == SearchKind.TURN ? 0 : 1;
      }
    }
    return chosen.stream().map(Citation::of).toList();
  }
}
