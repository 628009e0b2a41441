package gaia.digest;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words of a statement that say what it is about: those of four letters or more, and names. */
record Wording(Set<String> words) {

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SHORTEST = 4;

  /** So many of the words of a question must come back for a statement to be about it. */
  private static final double SHARE = 0.75;

  static Wording of(String statement) {
    Set<String> words = new TreeSet<>();
    for (String word : BETWEEN.split(statement)) {
      boolean name = !word.isEmpty() && Character.isUpperCase(word.charAt(0)) && word.length() > 1;
      if (word.length() >= SHORTEST || name) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return new Wording(words);
  }

  String key() {
    return String.join(" ", words);
  }

  /** How many of these words a statement that is about them may lack. */
  int mayBeLeftOut() {
    return (int) Math.floor((1 - SHARE) * words.size());
  }

  /** Whether this says something about nearly everything that the other names. */
  boolean covers(Wording question) {
    if (question.words.isEmpty()) {
      return false;
    }
    long shared = question.words.stream().filter(words::contains).count();
    return shared >= SHARE * question.words.size();
  }
}
