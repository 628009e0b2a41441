package gaia.knowledge.extraction;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A candidate, and how sure we are that it is worth keeping; comparable within its section. */
record Scored(Item item, double score) {

  /** The best candidates in the order of the conversation, without repetitions. */
  static List<Item> best(List<Scored> candidates, int limit) {
    Set<String> seen = new HashSet<>();
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .filter(candidate -> seen.add(candidate.item().statement().toLowerCase(Locale.ROOT)))
        .limit(limit)
        .map(Scored::item)
        .sorted(Comparator.comparingInt(Item::turn))
        .toList();
  }
}
