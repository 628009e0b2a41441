package gaia.knowledge.extraction;

import gaia.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a turn into sentences and words in one pass. Sentences that are too long to be quoted, and
 * what stands between code fences, are left out; lists lose their bullets.
 */
final class SentenceSplitter {
  /** Longer ones are no sentences, but dumps, and would make no useful quote. */
  static final int LONGEST = 500;

  private static final int LONGEST_WORD = 40;
  private static final Set<String> ABBREVIATIONS =
      Set.of("mr", "mrs", "ms", "dr", "st", "prof", "capt", "sgt", "lt", "vs", "e.g", "i.e", "no");

  private final Turn turn;
  private final String text;
  private final Pace pace;
  private final List<Sentence> found = new ArrayList<>();
  private boolean insideCode;
  private boolean insideQuotation;

  SentenceSplitter(Turn turn, Pace pace) {
    this.turn = turn;
    this.text = turn.content();
    this.pace = pace;
  }

  /** The sentences of the turn, at most {@code limit}. */
  List<Sentence> split(int limit) {
    int start = 0;
    for (int i = 0; i < text.length() && found.size() < limit; i++) {
      if (i % 4096 == 0) {
        pace.step();
      }
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        add(start, i);
        start = i + 1;
      } else if (isTerminator(c) && endsHere(i)) {
        i = closingQuotes(i + 1);
        add(start, i);
        start = i;
        i--;
      }
    }
    if (found.size() < limit) {
      add(start, text.length());
    }
    return found;
  }

  private static boolean isTerminator(char c) {
    return c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '！' || c == '？';
  }

  private boolean endsHere(int at) {
    int next = at + 1;
    while (next < text.length() && next < at + 5 && isQuote(text.charAt(next))) {
      next++;
    }
    if (next >= text.length() || text.charAt(at) > '…') {
      return true;
    }
    if (!Character.isWhitespace(text.charAt(next))) {
      return false;
    }
    char c = text.charAt(at);
    return c == '?' || c == '!' || !goesOn(next) && !(c == '.' && isAbbreviated(at));
  }

  private boolean goesOn(int at) {
    int next = at;
    while (next < text.length() && next < at + 5 && text.charAt(next) == ' ') {
      next++;
    }
    return next < text.length() && Character.isLowerCase(text.charAt(next));
  }

  private boolean isAbbreviated(int dot) {
    int start = dot;
    while (start > 0 && dot - start < 6 && isWordCharacter(text.charAt(start - 1))) {
      start--;
    }
    String word = text.substring(start, dot);
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    return initial && !word.equals("I")
        || ABBREVIATIONS.contains(word.toLowerCase(java.util.Locale.ROOT));
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetter(c) || c == '.';
  }

  private int closingQuotes(int at) {
    int end = at;
    while (end < text.length() && (isQuote(text.charAt(end)) || isTerminator(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '”' || c == '\'' || c == '’' || c == ')' || c == '*';
  }

  private void add(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isMargin(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (text.startsWith("```", start) || text.startsWith("~~~", start)) {
      insideCode = !insideCode;
      return;
    }
    if (insideCode || end == start || end - start > LONGEST) {
      return;
    }
    String sentence = text.substring(start, end);
    List<Word> words = words(sentence);
    if (!words.isEmpty()) {
      pace.step();
      found.add(Sentence.of(turn, sentence, words, isReported(sentence)));
    }
  }

  /** Follows double quotation marks through the turn. */
  private boolean isReported(String sentence) {
    boolean reported = insideQuotation;
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (c == '"' || c == '“' || c == '”') {
        insideQuotation = c == '“' || c == '"' && !insideQuotation;
        reported = true;
      }
    }
    return reported;
  }

  private static boolean isMargin(char c) {
    return Character.isWhitespace(c) || "-*#>•".indexOf(c) >= 0;
  }

  static List<Word> words(String sentence) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= sentence.length(); i++) {
      boolean inside = i < sentence.length() && isInside(sentence, i);
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        if (i - start <= LONGEST_WORD) {
          words.add(Word.of(sentence.substring(start, i), start));
        }
        start = -1;
      }
    }
    return words;
  }

  private static boolean isInside(String text, int at) {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    boolean joins = c == '\'' || c == '’' || c == '-';
    return joins
        && at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }
}
