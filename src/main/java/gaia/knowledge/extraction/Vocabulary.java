package gaia.knowledge.extraction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of some texts, against which a sentence of a model is held: numbers and names in it
 * must stand in the texts, and most of its other words as well. What passes can still be wrong;
 * what was made up does not pass.
 */
final class Vocabulary {

  /** The share of the meaningful words that has to stand in the texts: so many of five. */
  private static final int OF_FIVE = 3;

  private final Set<String> words = new HashSet<>();
  private final Set<String> stems = new HashSet<>();

  static Vocabulary of(Iterable<String> texts) {
    Vocabulary vocabulary = new Vocabulary();
    texts.forEach(vocabulary::add);
    return vocabulary;
  }

  void add(String text) {
    for (Word word : SentenceSplitter.words(text)) {
      words.add(word.lower());
      stems.add(Stem.of(word.lower()));
    }
  }

  /** Whether this could have been said in these words. A text without words never could. */
  boolean supports(String text) {
    List<Word> said = SentenceSplitter.words(text);
    int meaningful = 0;
    int known = 0;
    for (int i = 0; i < said.size(); i++) {
      Word word = said.get(i);
      boolean there = stems.contains(Stem.of(word.lower())) || words.contains(word.lower());
      if (!there && mustStand(word, i == 0)) {
        return false;
      }
      if (!Lexicon.isStopWord(word.lower()) && word.text().length() > 1) {
        meaningful++;
        known += there ? 1 : 0;
      }
    }
    return meaningful > 0 && known * 5 >= meaningful * OF_FIVE;
  }

  /** A number, or what looks like a name; at the beginning everything has a capital. */
  private static boolean mustStand(Word word, boolean first) {
    boolean number = word.text().chars().anyMatch(Character::isDigit);
    boolean name = word.isCapitalised() && !first && !Lexicon.isStopWord(word.lower());
    return number || name;
  }
}
