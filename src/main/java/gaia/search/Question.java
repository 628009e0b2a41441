package gaia.search;

import gaia.embedding.English;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody wants to know.
 *
 * @param terms what it is about: neither the names of speakers nor the words that only build a
 *     question, unless there is nothing else
 * @param named numbers of the speakers whom it names; none when it names all of them
 * @param namesOnly it holds names of speakers and nothing else
 * @param when it asks for a time
 */
record Question(
    Set<String> terms, Set<Integer> named, boolean namesOnly, boolean when, AskedTime time) {

  /** More words than anybody asks with; the rest of a pasted text adds nothing but time. */
  private static final int MOST_TERMS = 200;

  private static final Pattern WHEN =
      Pattern.compile("\\b(when|how long|(what|which) (date|day|week|month|year|time))\\b");

  private static final String SCAFFOLD =
      "kind kinds type types sort many much long often likely name named mention mentioned ever"
          + " also both different several various certain specific particular main able use used";

  /**
   * @param speakers numbers of those who speak in the scope, by name
   */
  static Question of(String text, Map<String, Integer> speakers, LocalDate today, English english) {
    Set<String> all =
        english.terms(text).stream()
            .distinct()
            .limit(MOST_TERMS)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Integer> named = new HashSet<>();
    Set<String> names = new HashSet<>();
    speakers.forEach(
        (name, number) -> {
          List<String> parts = english.terms(name);
          if (parts.stream().anyMatch(all::contains)) {
            named.add(number);
            names.addAll(parts);
          }
        });
    Set<String> content = without(all, names);
    Set<String> terms = without(content, english.terms(SCAFFOLD));
    return new Question(
        firstFilled(List.of(terms, content, all)),
        named.size() < speakers.size() ? named : Set.of(),
        content.isEmpty(),
        WHEN.matcher(text.toLowerCase(Locale.ROOT)).find(),
        AskedTime.in(text, today));
  }

  private static Set<String> without(Set<String> terms, Collection<String> others) {
    Set<String> left = new LinkedHashSet<>(terms);
    left.removeAll(others);
    return left;
  }

  private static Set<String> firstFilled(List<Set<String>> choices) {
    return choices.stream().filter(c -> !c.isEmpty()).findFirst().orElse(Set.of());
  }
}
