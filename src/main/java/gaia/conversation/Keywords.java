package gaia.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and short phrases that a conversation is about.
 *
 * <p>Candidates are runs of one to three words between stop words and punctuation. They are rated
 * by C-value (Frantzi, Ananiadou, Mima 2000): frequency, less what longer candidates around it
 * explain, times the logarithm of the number of words. A phrase must occur twice, a word need not.
 * Capital letters mean nothing.
 */
final class Keywords {

  private static final int PHRASE = 3;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 40;

  /** One message cannot count a word more often than this. */
  private static final int PER_TURN = 3;

  /** How much is looked at, in UTF-16 code units; more would not change what leads the list. */
  private static final int PER_MESSAGE = 20_000;

  private static final int IN_ALL = 2_000_000;

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*+|[^\\s\\p{L}\\p{N}]");

  private final StopWords stopWords = StopWords.english();
  private final Map<String, KeywordCandidate> candidates = new HashMap<>();
  private final List<String> run = new ArrayList<>();
  private Map<String, Integer> inTurn = new HashMap<>();

  private Keywords() {}

  /** At most {@code most} keywords, the most telling first. Recalled turns do not count. */
  static List<String> of(List<Turn> turns, int most) {
    Keywords keywords = new Keywords();
    int left = IN_ALL;
    for (Turn turn : turns) {
      boolean counts = turn.role() == Role.USER || turn.role() == Role.ASSISTANT;
      if (counts && !turn.recalled() && left > 0) {
        String text = CleanText.cut(turn.content(), Math.min(PER_MESSAGE, left));
        keywords.add(text);
        left -= text.length();
      }
    }
    return keywords.best(most);
  }

  private void add(String text) {
    inTurn = new HashMap<>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String word = token.group();
      if (isContent(word)) {
        run.add(word);
      } else {
        endRun();
      }
    }
    endRun();
  }

  private boolean isContent(String word) {
    return word.length() >= SHORTEST
        && word.length() <= LONGEST
        && word.codePoints().anyMatch(Character::isLetter)
        && !stopWords.contains(word);
  }

  private void endRun() {
    for (int start = 0; start < run.size(); start++) {
      for (int end = start + 1; end <= Math.min(run.size(), start + PHRASE); end++) {
        count(run.subList(start, end));
      }
    }
    run.clear();
  }

  private void count(List<String> words) {
    String key = KeywordCandidate.key(words);
    if (words.size() > 1 && new HashSet<>(List.of(key.split(" "))).size() < words.size()) {
      return;
    }
    if (inTurn.merge(key, 1, Integer::sum) <= PER_TURN) {
      candidates
          .computeIfAbsent(key, k -> new KeywordCandidate(k, words.size(), candidates.size()))
          .seen(String.join(" ", words));
    }
  }

  private List<String> best(int most) {
    candidates.values().removeIf(candidate -> candidate.words() > 1 && candidate.frequency() < 2);
    candidates.values().forEach(this::explainParts);
    List<KeywordCandidate> ranked =
        candidates.values().stream()
            .filter(candidate -> candidate.score() > 0)
            .sorted(
                Comparator.comparingDouble(KeywordCandidate::score)
                    .reversed()
                    .thenComparing(Comparator.comparingInt(KeywordCandidate::letters).reversed())
                    .thenComparingInt(KeywordCandidate::order))
            .toList();
    return chosen(ranked, most);
  }

  private void explainParts(KeywordCandidate whole) {
    List<String> words = List.of(whole.key().split(" "));
    Set<String> parts = new HashSet<>();
    for (int length = 1; length < words.size(); length++) {
      for (int start = 0; start + length <= words.size(); start++) {
        parts.add(String.join(" ", words.subList(start, start + length)));
      }
    }
    parts.stream()
        .map(candidates::get)
        .filter(Objects::nonNull)
        .forEach(part -> part.explainedBy(whole));
  }

  /** Takes from the top and leaves out what a better one already says. */
  private static List<String> chosen(List<KeywordCandidate> ranked, int most) {
    List<String> chosen = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (KeywordCandidate candidate : ranked) {
      String key = " " + candidate.key().toLowerCase(Locale.ROOT) + " ";
      boolean said = keys.stream().anyMatch(other -> other.contains(key) || key.contains(other));
      if (!said && chosen.size() < most) {
        keys.add(key);
        chosen.add(candidate.shown());
      }
    }
    return List.copyOf(chosen);
  }
}
