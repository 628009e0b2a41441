package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins what was found in the parts of a conversation: the same thing said twice is one item with
 * both quotes, an answered question is not open, and what is a decision or a promise is not told
 * again as a fact.
 */
final class FoundItems {

  /** More than anybody reads of one kind. */
  private static final int MOST = 60;

  private static final int MOST_QUOTES = 12;

  /** The kinds that take a statement away from the key facts. */
  private static final List<Section> BEFORE_FACTS =
      List.of(Section.DECISIONS, Section.ACTION_ITEMS, Section.EVENTS);

  private final Map<Section, List<Joined>> sections = new EnumMap<>(Section.class);
  private final List<String> remarks = new ArrayList<>();

  private static final class Joined {
    final Item first;
    final String key;
    final Set<String> stems;
    final Set<Evidence> evidence = new LinkedHashSet<>();

    Joined(Found found) {
      first = found.item();
      key = found.key();
      stems = stems(found.item().statement());
      evidence.addAll(found.item().evidence());
    }

    Item item() {
      List<Evidence> quotes = evidence.stream().limit(MOST_QUOTES).toList();
      return new Item(first.statement(), quotes, first.modality(), first.claim(), first.date());
    }
  }

  FoundItems(List<Found> all, Runnable breathe) {
    Map<Section, Map<String, Joined>> byKey = new EnumMap<>(Section.class);
    Map<Section, Map<String, List<Joined>>> byStem = new EnumMap<>(Section.class);
    for (Found found : all) {
      breathe.run();
      Map<String, Joined> keys =
          byKey.computeIfAbsent(found.section(), any -> new LinkedHashMap<>());
      Map<String, List<Joined>> near =
          byStem.computeIfAbsent(found.section(), any -> new HashMap<>());
      Joined known = keys.get(found.key());
      if (known == null && mayBeReworded(found.section())) {
        known = similar(found, near);
      }
      if (known != null) {
        known.evidence.addAll(found.item().evidence());
      } else {
        Joined fresh = new Joined(found);
        keys.put(found.key(), fresh);
        sections.computeIfAbsent(found.section(), any -> new ArrayList<>()).add(fresh);
        fresh.stems.forEach(
            stem -> near.computeIfAbsent(stem, any -> new ArrayList<>()).add(fresh));
      }
    }
    closeAnswered();
    takeFromFacts();
  }

  /** A name or a question is known by itself; statements may say the same in other words. */
  private static boolean mayBeReworded(Section section) {
    return section == Section.KEY_FACTS || BEFORE_FACTS.contains(section);
  }

  private static @org.jspecify.annotations.Nullable Joined similar(
      Found found, Map<String, List<Joined>> near) {
    Set<String> stems = stems(found.item().statement());
    Map<Joined, Integer> shared = new HashMap<>();
    for (String stem : stems) {
      near.getOrDefault(stem, List.of()).forEach(other -> shared.merge(other, 1, Integer::sum));
    }
    for (Map.Entry<Joined, Integer> other : shared.entrySet()) {
      Item first = other.getKey().first;
      boolean sameDay = java.util.Objects.equals(first.date(), found.item().date());
      boolean sameSense =
          Quoted.denies(first.statement()) == Quoted.denies(found.item().statement())
              && first.modality() == found.item().modality();
      if (sameDay && sameSense && isMost(other.getValue(), stems, other.getKey().stems)) {
        return other.getKey();
      }
    }
    return null;
  }

  /** Four fifths of all the words of both. */
  private static boolean isMost(int shared, Set<String> one, Set<String> other) {
    return shared * 5 >= (one.size() + other.size() - shared) * 4;
  }

  private static Set<String> stems(String statement) {
    Set<String> stems = new HashSet<>();
    for (Word word : SentenceSplitter.words(statement)) {
      if (!Lexicon.isStopWord(word.lower())) {
        stems.add(Stem.of(word.lower()));
      }
    }
    return stems;
  }

  private void closeAnswered() {
    Set<String> answered = new HashSet<>();
    of(Section.QUESTIONS_ANSWERED).forEach(question -> answered.add(question.key));
    of(Section.OPEN_QUESTIONS).removeIf(question -> answered.contains(question.key));
  }

  private void takeFromFacts() {
    for (Section section : BEFORE_FACTS) {
      for (Joined other : of(section)) {
        of(Section.KEY_FACTS).removeIf(fact -> isTold(fact, other));
      }
    }
  }

  private static boolean isTold(Joined fact, Joined other) {
    Set<String> both = new HashSet<>(fact.stems);
    both.retainAll(other.stems);
    return fact.key.equals(other.key)
        || !both.isEmpty() && isMost(both.size(), fact.stems, other.stems);
  }

  private List<Joined> of(Section section) {
    return sections.computeIfAbsent(section, any -> new ArrayList<>());
  }

  /** In the order of the conversation; where there are too many, those that were said most. */
  Map<Section, List<Item>> items() {
    Map<Section, List<Item>> items = new EnumMap<>(Section.class);
    sections.forEach(
        (section, found) -> {
          items.put(
              section,
              found.stream()
                  .sorted(
                      Comparator.comparingInt((Joined joined) -> joined.evidence.size()).reversed())
                  .limit(MOST)
                  .map(Joined::item)
                  .sorted(Comparator.comparingInt(Item::turn))
                  .toList());
          if (found.size() > MOST) {
            remarks.add(
                "%s: %d more were found than are shown here."
                    .formatted(section.heading(), found.size() - MOST));
          }
        });
    return items;
  }

  /** What {@link #items} left out, for people. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }
}
