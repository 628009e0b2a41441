package gaia.knowledge.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts many keys into lists that are short enough for one query. */
final class Parts {
  private static final int MOST = 500;

  private Parts() {}

  static List<List<String>> of(Collection<String> keys) {
    List<String> all = keys.stream().distinct().toList();
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      parts.add(all.subList(from, Math.min(all.size(), from + MOST)));
    }
    return parts;
  }
}
