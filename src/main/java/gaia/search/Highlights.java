package gaia.search;

import gaia.embedding.English;
import gaia.search.SearchHit.Highlight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the words of a text that a query asked for. */
final class Highlights {

  private Highlights() {}

  /** The ranges of all tokens whose term is one of {@code terms}. */
  static List<Highlight> of(List<English.Token> tokens, Set<String> terms) {
    List<Highlight> ranges = new ArrayList<>();
    int end = 0;
    for (English.Token token : tokens) {
      if (terms.contains(token.term()) && token.start() >= end && token.end() > token.start()) {
        ranges.add(new Highlight(token.start(), token.end()));
        end = token.end();
      }
    }
    return ranges;
  }
}
