package gaia.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words to learn from: all texts as numbers of words, group after group. */
final class Corpus {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final List<int[]> groups = new ArrayList<>();
  private final List<int[]> texts = new ArrayList<>();

  /** Adds the texts of one group; words of neighbouring texts are neighbours. */
  void add(List<List<String>> group) {
    List<int[]> parts = group.stream().map(this::numbersOf).toList();
    texts.addAll(parts);
    groups.add(parts.stream().flatMapToInt(Arrays::stream).toArray());
  }

  private int[] numbersOf(List<String> terms) {
    return terms.stream().mapToInt(this::numberOf).toArray();
  }

  private int numberOf(String term) {
    return numbers.computeIfAbsent(
        term,
        added -> {
          words.add(added);
          return words.size() - 1;
        });
  }

  int texts() {
    return texts.size();
  }

  List<int[]> groupsAsNumbers(Vocabulary vocabulary) {
    return groups.stream().map(vocabulary::translate).toList();
  }

  List<int[]> textsAsNumbers(Vocabulary vocabulary) {
    return texts.stream().map(vocabulary::translate).toList();
  }

  /** The most frequent words, at most {@code limit}, numbered in the order of the alphabet. */
  Vocabulary vocabulary(int limit) {
    int[] counts = new int[words.size()];
    groups.forEach(group -> Arrays.stream(group).forEach(number -> counts[number]++));
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      kept.add(i);
    }
    kept.sort(Comparator.<Integer>comparingInt(i -> -counts[i]).thenComparing(words::get));
    kept = new ArrayList<>(kept.subList(0, Math.min(limit, kept.size())));
    kept.sort(Comparator.comparing(words::get));
    int[] renumbered = new int[counts.length];
    Arrays.fill(renumbered, -1);
    for (int i = 0; i < kept.size(); i++) {
      renumbered[kept.get(i)] = i;
    }
    return new Vocabulary(
        kept.stream().map(words::get).toList(),
        kept.stream().mapToInt(i -> counts[i]).toArray(),
        renumbered);
  }

  /**
   * The words of a space.
   *
   * @param renumbered corpus number → number here, or -1 for a word that was left out
   */
  record Vocabulary(List<String> words, int[] counts, int[] renumbered) {

    int size() {
      return words.size();
    }

    int[] translate(int[] numbers) {
      return Arrays.stream(numbers).map(n -> renumbered[n]).filter(n -> n >= 0).toArray();
    }
  }
}
