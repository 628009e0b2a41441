package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds capitalised runs. A word at the beginning of a sentence is capitalised anyway, so it counts
 * only when the same word is a name elsewhere; a word that is mostly written small never counts.
 */
final class NameScanner {
  private static final Phrases NOT_NAMES = Lexicon.phrases("not names");
  private static final Phrases TITLES = Lexicon.phrases("person title");
  private static final Set<String> JOINTS = Set.of("of", "de", "von", "van", "du", "del");
  private static final int LONGEST_RUN = 5;

  private final Map<String, Integer> small = new HashMap<>();
  private final Map<String, Integer> capitalInside = new HashMap<>();
  private final Map<String, Integer> possessed = new HashMap<>();

  List<NameMention> scan(List<Sentence> sentences, Pace pace) {
    for (Sentence sentence : sentences) {
      pace.step();
      count(sentence);
    }
    List<NameMention> mentions = new ArrayList<>();
    for (Sentence sentence : sentences) {
      pace.step();
      if (!isShouted(sentence)) {
        collect(sentence, mentions);
      }
    }
    return mentions;
  }

  private void count(Sentence sentence) {
    List<Word> words = sentence.words();
    boolean shouted = isShouted(sentence);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (!word.isCapitalised()) {
        small.merge(base(word), 1, Integer::sum);
      } else if (!shouted && !startsSpeech(sentence, i)) {
        capitalInside.merge(base(word), 1, Integer::sum);
        if (isPossessive(words.get(i - 1))) {
          possessed.merge(pair(words, i), 1, Integer::sum);
        }
      }
    }
  }

  private static boolean isPossessive(Word word) {
    return word.isCapitalised() && word.lower().endsWith("'s");
  }

  private static String pair(List<Word> words, int index) {
    return words.get(index - 1).lower() + " " + base(words.get(index));
  }

  /** "Gull's Rest" is one name when there is no other rest. */
  private boolean isOneName(List<Word> words, int index) {
    int together = possessed.getOrDefault(pair(words, index), 0);
    return together >= 2 && together == capitalInside.getOrDefault(base(words.get(index)), 0);
  }

  /** The word without a possessive ending. */
  private static String base(Word word) {
    String lower = word.lower();
    return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
  }

  private static boolean isShouted(Sentence sentence) {
    long shouted = sentence.words().stream().filter(Word::isAllCaps).count();
    return shouted >= 2 && shouted * 2 > sentence.words().size();
  }

  /** True at the beginning of a sentence, or of something quoted or listed in it. */
  private static boolean startsSpeech(Sentence sentence, int index) {
    if (index == 0) {
      return true;
    }
    Word before = sentence.words().get(index - 1);
    String gap = sentence.text().substring(before.end(), sentence.words().get(index).start());
    return gap.codePoints().anyMatch(c -> ":.!?\"“…—*()[]".indexOf(c) >= 0) || gap.contains("--");
  }

  private void collect(Sentence sentence, List<NameMention> mentions) {
    List<Word> words = sentence.words();
    int i = 0;
    while (i < words.size()) {
      int end = runEnd(sentence, i);
      if (end > i) {
        mentions.add(new NameMention(sentence, i, end));
        i = end;
      } else {
        i++;
      }
    }
  }

  /** Where the run that starts here ends, or {@code start} when none does. */
  private int runEnd(Sentence sentence, int start) {
    List<Word> words = sentence.words();
    if (!isName(sentence, start)) {
      return start;
    }
    int end = start + 1;
    while (end < words.size() && end - start < LONGEST_RUN && adjoins(sentence, end)) {
      if (isName(sentence, end)) {
        end++;
      } else if (end + 1 < words.size()
          && JOINTS.contains(words.get(end).lower())
          && adjoins(sentence, end + 1)
          && isName(sentence, end + 1)) {
        end += 2;
      } else {
        break;
      }
    }
    return end - start == 1 && TITLES.contains(words.get(start).lower()) ? start : end;
  }

  private boolean adjoins(Sentence sentence, int index) {
    Word before = sentence.words().get(index - 1);
    String gap = sentence.text().substring(before.end(), sentence.words().get(index).start());
    return (gap.equals(" ") || gap.equals(" & "))
        && (!before.lower().endsWith("'s") || isOneName(sentence.words(), index));
  }

  private boolean isName(Sentence sentence, int index) {
    Word word = sentence.words().get(index);
    String base = base(word);
    if (!word.isCapitalised() || word.text().length() < 2 || word.lower().indexOf('\'') == 1) {
      return false;
    }
    boolean title = TITLES.contains(base);
    if (!title && (Lexicon.isStopWord(word.lower()) || NOT_NAMES.contains(base))) {
      return false;
    }
    int inside = capitalInside.getOrDefault(base, 0);
    int written = small.getOrDefault(base, 0);
    if (startsSpeech(sentence, index)) {
      boolean unknown = written == 0 && (title || isFollowedByName(sentence, index));
      return unknown || inside > 0 && inside > written;
    }
    // "The Brass Tower": common words can be part of a longer name.
    return inside > written || hasCapitalNeighbour(sentence, index);
  }

  /** "Margit Olsen said": two capitals in a row, neither ever written small. */
  private boolean isFollowedByName(Sentence sentence, int index) {
    if (!isCapitalAt(sentence, index + 1) || !adjoins(sentence, index + 1)) {
      return false;
    }
    String next = base(sentence.words().get(index + 1));
    return !NOT_NAMES.contains(next) && small.getOrDefault(next, 0) == 0;
  }

  private static boolean hasCapitalNeighbour(Sentence sentence, int index) {
    return isCapitalAt(sentence, index - 1) && index > 1 || isCapitalAt(sentence, index + 1);
  }

  private static boolean isCapitalAt(Sentence sentence, int index) {
    return index >= 0
        && index < sentence.words().size()
        && sentence.words().get(index).isCapitalised()
        && !Lexicon.isStopWord(sentence.words().get(index).lower());
  }
}
