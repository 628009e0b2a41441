package gaia.search;

import gaia.search.SearchHit.Highlight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says in a few words what made a document a hit. */
final class Why {

  private static final int WORDS_SHOWN = 4;
  private static final float CLOSE = 0.3f;

  private Why() {}

  /** For a search by words alone. */
  static String says(SearchDocument document, List<Highlight> highlights) {
    return "says " + words(document, highlights);
  }

  private static String words(SearchDocument document, List<Highlight> highlights) {
    Set<String> words = new LinkedHashSet<>();
    for (Highlight range : highlights) {
      words.add(document.text().substring(range.start(), range.end()).toLowerCase(Locale.ROOT));
    }
    return String.join(", ", words.stream().limit(WORDS_SHOWN).toList());
  }

  static String of(
      SearchDocument document, List<Highlight> highlights, Evidence evidence, int slot) {
    List<String> reasons = new ArrayList<>();
    if (!highlights.isEmpty()) {
      reasons.add(says(document, highlights));
    }
    if (evidence.isNamed(slot)) {
      reasons.add("said by " + document.speaker());
    }
    if (evidence.timely()[slot] > 0) {
      reasons.add("from or about that time");
    }
    if (evidence.tellsWhen(slot)) {
      reasons.add("tells a time");
    }
    if (evidence.dense()[slot] >= CLOSE) {
      reasons.add("similar meaning");
    }
    if (evidence.near4()[slot] > evidence.answer()[slot]) {
      reasons.add("neighbouring text fits");
    }
    if (reasons.isEmpty()) {
      reasons.add(evidence.whole()[slot] > 0 ? "its conversation fits" : "similar meaning");
    }
    return String.join("; ", reasons);
  }
}
