package gaia.knowledge.extraction;

import java.util.List;

/** Keeps what was denied, imagined or asked from being taken for what is. */
final class Guards {
  private static final Phrases NEGATIONS = Lexicon.phrases("negation");
  private static final Phrases HYPOTHESES = Lexicon.phrases("hypothesis");

  private Guards() {}

  /** True when one of the three words before a cue, or the one after it, denies it. */
  static boolean isDenied(Sentence sentence, int cue) {
    List<Word> words = sentence.words();
    for (int i = Math.max(0, cue - 3); i < cue; i++) {
      if (NEGATIONS.lengthAt(words, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /** True when the sentence speaks of what might be. */
  static boolean isHypothetical(Sentence sentence) {
    return sentence.contains(HYPOTHESES);
  }

  static boolean isStated(Sentence sentence) {
    return !sentence.question() && !isHypothetical(sentence);
  }
}
