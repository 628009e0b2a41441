package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keywords after the RAKE idea: runs of meaningful words between stop words and punctuation, scored
 * by how often they are said and how much their words are said in company. Phrases said only once
 * do not count.
 */
final class KeywordFinder {
  private static final Phrases CALENDAR = Lexicon.phrases("calendar");
  private static final int WANTED = 12;
  private static final int LONGEST = 3;

  private final Dialogue dialogue;
  private final Set<String> names;
  private final Map<String, Integer> phrases = new LinkedHashMap<>();
  private final Map<String, Integer> frequency = new HashMap<>();
  private final Map<String, Integer> company = new HashMap<>();

  KeywordFinder(Dialogue dialogue, Set<String> names) {
    this.dialogue = dialogue;
    this.names = names;
  }

  List<String> find(Pace pace) {
    for (Sentence sentence : dialogue.sentences()) {
      pace.step();
      collect(sentence);
    }
    Set<String> speakers = new HashSet<>();
    dialogue.participants().forEach(name -> speakers.add(name.toLowerCase(Locale.ROOT)));
    List<String> ranked =
        phrases.entrySet().stream()
            .filter(entry -> entry.getValue() >= 2)
            .map(Map.Entry::getKey)
            .filter(phrase -> phrase.length() > 2 && !CALENDAR.contains(phrase))
            .filter(phrase -> speakers.stream().noneMatch(name -> name.startsWith(phrase)))
            .sorted(Comparator.comparingDouble(this::score).reversed())
            .toList();
    return distinct(ranked);
  }

  private void collect(Sentence sentence) {
    List<String> run = new ArrayList<>();
    int end = 0;
    for (Word word : sentence.words()) {
      boolean gap = word.start() - end > 1;
      boolean stop = Lexicon.isStopWord(word.lower()) || !isWord(word.lower());
      if (gap || stop || run.size() == LONGEST) {
        close(run);
      }
      if (!stop) {
        run.add(word.lower());
      }
      end = word.end();
    }
    close(run);
  }

  private static boolean isWord(String lower) {
    return lower.length() > 2 && Character.isLetter(lower.charAt(0));
  }

  private void close(List<String> run) {
    if (!run.isEmpty()) {
      int last = run.size() - 1;
      String word = run.get(last);
      run.set(last, word.endsWith("'s") ? word.substring(0, word.length() - 2) : word);
      phrases.merge(String.join(" ", run), 1, Integer::sum);
      for (String each : run) {
        frequency.merge(each, 1, Integer::sum);
        company.merge(each, run.size(), Integer::sum);
      }
    }
    run.clear();
  }

  private double score(String phrase) {
    double sum = 0;
    for (String word : phrase.split(" ")) {
      sum += (double) company.getOrDefault(word, 1) / frequency.getOrDefault(word, 1);
    }
    int said = phrases.getOrDefault(phrase, 1);
    return Math.log1p(said) * said * Math.sqrt(sum) * (names.contains(phrase) ? 2 : 1);
  }

  /** Leaves out what is part of a better one, and plurals of it. */
  private static List<String> distinct(List<String> ranked) {
    List<String> kept = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (String phrase : ranked) {
      List<String> stems = List.of(phrase.split(" ")).stream().map(Stem::of).toList();
      if (kept.size() < WANTED && !words.containsAll(stems)) {
        kept.add(phrase);
        words.addAll(stems);
      }
    }
    return kept;
  }
}
