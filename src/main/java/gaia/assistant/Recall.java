package gaia.assistant;

import gaia.conversation.ConversationManager;
import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Facts;
import gaia.search.Origin;
import gaia.search.Search;
import gaia.search.SearchDocument;
import gaia.search.SearchHit;
import gaia.search.SearchKind;
import gaia.search.SearchRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is remembered for a question. All kinds that can be cited are asked for at once, so that
 * their scores can be compared; sections of structured archives repeat what turns say and are left
 * out. A fact is cited by the turn it rests on, with the time in which it was true.
 */
@ApplicationScoped
class Recall {

  static final Set<SearchKind> CITED =
      EnumSet.of(SearchKind.TURN, SearchKind.DOCUMENT, SearchKind.FACT);

  private static final int MOST = 6;

  /** Of what was said at the least, where anything was: a long document must not crowd it out. */
  private static final int TURNS = 3;

  /** Hits that are looked through for those that can be cited. */
  private static final int LOOKED_AT = 60;

  /** Facts that are cited at the most, with what took their place. */
  private static final int FACTS = 2;

  @Inject Search search;
  @Inject Facts facts;
  @Inject ConversationManager conversations;

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
    return marked(question.owner(), chosen(search.find(request), this::known));
  }

  /** Tells what the person said here from what comes from elsewhere. */
  private List<Citation> marked(String owner, List<Citation> chosen) {
    Set<String> archives =
        chosen.stream()
            .filter(Citation::wasSaid)
            .map(Citation::archiveId)
            .collect(Collectors.toSet());
    Map<String, Origin> origins = conversations.origins(owner, archives);
    return chosen.stream()
        .map(
            one ->
                one.wasSaid()
                    ? one.from(origins.getOrDefault(one.archiveId(), Origin.SHARED))
                    : one)
        .toList();
  }

  /**
   * What a fact rests on: the turn that said it last, and before it, where the fact ended, the turn
   * that told what took its place.
   */
  private List<Citation> known(SearchHit hit) {
    SearchDocument found = hit.document();
    // Search finds what the person may read; it may be of somebody who shares it.
    String owner = found.owner();
    List<Citation> cited = new ArrayList<>();
    for (FactView fact : facts.told(owner, found.archiveId(), found.text())) {
      facts.sources(owner, fact.id()).stream()
          .filter(source -> source.archiveId() != null && source.turn() >= 0)
          .reduce((earlier, later) -> later)
          .ifPresent(source -> cited.add(Citation.of(fact, source, hit.score())));
    }
    return cited;
  }

  static List<Citation> chosen(List<SearchHit> hits) {
    return chosen(hits, hit -> List.of());
  }

  /**
   * The best of the hits.
   *
   * @param known the turns on which a hit that is a fact rests
   */
  static List<Citation> chosen(List<SearchHit> hits, Function<SearchHit, List<Citation>> known) {
    List<Citation> chosen = new ArrayList<>();
    int others = 0;
    int told = 0;
    for (SearchHit hit : hits) {
      SearchKind kind = hit.document().kind();
      boolean room = kind == SearchKind.TURN || others < MOST - TURNS;
      if (!CITED.contains(kind) || !room || kind == SearchKind.FACT && told >= FACTS) {
        continue;
      }
      List<Citation> found = kind == SearchKind.FACT ? known.apply(hit) : List.of(Citation.of(hit));
      for (Citation one : found) {
        boolean fresh = chosen.stream().noneMatch(one::isOfSameTurn);
        if (fresh && chosen.size() < MOST) {
          chosen.add(one);
          others += kind == SearchKind.TURN ? 0 : 1;
        }
      }
      told += kind == SearchKind.FACT && !found.isEmpty() ? 1 : 0;
    }
    return List.copyOf(chosen);
  }
}
