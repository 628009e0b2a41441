package gaia.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A word or phrase that may become a keyword, with what speaks for it. */
final class KeywordCandidate {

  private final String key;
  private final int words;
  private final int order;
  private final Map<String, Integer> spellings = new HashMap<>();
  private int frequency;
  private int wholes;
  private int frequencyOfWholes;

  KeywordCandidate(String key, int words, int order) {
    this.key = key;
    this.words = words;
    this.order = order;
  }

  /** What spellings of the same have in common: lower case, and no plural s. */
  static String key(List<String> words) {
    return words.stream().map(KeywordCandidate::stem).collect(Collectors.joining(" "));
  }

  private static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (lower.endsWith("'s")) {
      return lower.substring(0, lower.length() - 2);
    }
    boolean plural = lower.length() > 4 && lower.endsWith("s");
    boolean other = lower.endsWith("ss") || lower.endsWith("us") || lower.endsWith("is");
    return plural && !other ? lower.substring(0, lower.length() - 1) : lower;
  }

  void seen(String spelling) {
    frequency++;
    spellings.merge(spelling.replaceAll("['’]s$", ""), 1, Integer::sum);
  }

  void explainedBy(KeywordCandidate whole) {
    wholes++;
    frequencyOfWholes += whole.frequency;
  }

  double score() {
    double own = wholes == 0 ? frequency : frequency - (double) frequencyOfWholes / wholes;
    return own * Math.log(words + 1.0);
  }

  String key() {
    return key;
  }

  int words() {
    return words;
  }

  int frequency() {
    return frequency;
  }

  int order() {
    return order;
  }

  int letters() {
    return key.length();
  }

  /** The commonest spelling; among equals the first in the alphabet, so that it never varies. */
  String shown() {
    return spellings.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .orElse(key);
  }
}
