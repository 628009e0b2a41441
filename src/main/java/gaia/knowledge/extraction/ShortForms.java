package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Joins "Odra", and "Venn" where there is a "Captain Venn", with the full name that is meant. */
final class ShortForms {
  private static final Phrases TITLES = Lexicon.phrases("person title");
  private static final Phrases PLACE_NOUN = Lexicon.phrases("place noun");
  private static final Phrases THING_NOUN = Lexicon.phrases("thing noun");

  private final Map<String, Name> names;
  private final Map<String, List<Name>> longer = new HashMap<>();

  ShortForms(Map<String, Name> names) {
    this.names = names;
  }

  void join(Pace pace) {
    for (Name name : names.values()) {
      String[] words = name.text().toLowerCase(Locale.ROOT).split(" ");
      String last = words[words.length - 1];
      boolean person = !PLACE_NOUN.contains(last) && !THING_NOUN.contains(last);
      if (words.length > 1 && person) {
        boolean titled = TITLES.contains(words[0]);
        String given = titled ? words[1] : words[0];
        longer.computeIfAbsent(given, any -> new ArrayList<>()).add(name);
      }
    }
    for (String key : List.copyOf(names.keySet())) {
      pace.step();
      meant(key).ifPresent(full -> join(key, full));
    }
  }

  /** The one longer name, or one that is said far more often than the others. */
  private Optional<Name> meant(String key) {
    List<Name> candidates = new ArrayList<>(longer.getOrDefault(key, List.of()));
    candidates.sort(Comparator.comparingInt((Name name) -> name.mentions().size()).reversed());
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    Name best = candidates.get(0);
    boolean clear =
        candidates.size() == 1 || best.mentions().size() >= 2 * candidates.get(1).mentions().size();
    return clear ? Optional.of(best) : Optional.empty();
  }

  private void join(String key, Name full) {
    Name shortForm = names.get(key);
    if (shortForm != null && shortForm != full) {
      names.remove(key);
      shortForm.mentions().forEach(full::add);
    }
  }
}
