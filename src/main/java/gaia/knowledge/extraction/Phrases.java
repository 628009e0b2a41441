package gaia.knowledge.extraction;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A set of cue phrases. A phrase is a few lower-case words; {@code *} stands for any one word, but
 * not at the beginning. Looking for them takes time in proportion to the sentence, whatever it
 * holds.
 */
final class Phrases {
  private final Map<String, List<String[]>> byFirstWord;

  Phrases(Collection<String> phrases) {
    byFirstWord =
        phrases.stream()
            .map(phrase -> phrase.split(" "))
            .collect(Collectors.groupingBy(words -> words[0], HashMap::new, Collectors.toList()));
    // The longest match counts.
    byFirstWord.values().forEach(list -> list.sort((a, b) -> b.length - a.length));
  }

  /** Index of the first word of the first phrase found, or -1. */
  int find(List<Word> words) {
    for (int i = 0; i < words.size(); i++) {
      if (lengthAt(words, i) > 0) {
        return i;
      }
    }
    return -1;
  }

  /** Number of words of the phrase that starts at a word, or 0. */
  int lengthAt(List<Word> words, int index) {
    for (String[] phrase : byFirstWord.getOrDefault(words.get(index).lower(), List.of())) {
      if (matches(phrase, words, index)) {
        return phrase.length;
      }
    }
    return 0;
  }

  private static boolean matches(String[] phrase, List<Word> words, int index) {
    if (index + phrase.length > words.size()) {
      return false;
    }
    for (int i = 0; i < phrase.length; i++) {
      if (!phrase[i].equals("*") && !phrase[i].equals(words.get(index + i).lower())) {
        return false;
      }
    }
    return true;
  }

  /** For a set of single words. */
  boolean contains(String lower) {
    return byFirstWord.getOrDefault(lower, List.of()).stream().anyMatch(p -> p.length == 1);
  }

  @Override
  public String toString() {
    return byFirstWord.values().stream()
        .flatMap(List::stream)
        .map(Arrays::toString)
        .collect(Collectors.joining());
  }
}
