package gaia.lora.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a question that a model worded may be taught: it is one plain line, names whom it is
 * about, names nobody and no number else, so that it neither tells the answer nor asks for
 * something else, and is none of the questions that are there already.
 */
final class ParaphraseCheck {

  private static final int LONGEST = 200;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Set<String> FIRST_WORDS =
      Set.of(
          "who", "whom", "whose", "what", "where", "when", "why", "which", "how", "in", "at", "on",
          "of", "by", "for", "from", "to", "with", "is", "are", "was", "does", "do", "did", "has",
          "have", "can", "could", "would", "tell", "say", "name", "please", "give", "i");

  private final String subject;
  private final Set<String> known = new HashSet<>();
  private final Set<String> asked = new HashSet<>();

  /**
   * @param questions that ask for the same thing by the rules, held-out ones too
   */
  ParaphraseCheck(String subject, List<String> questions) {
    this.subject = subject;
    words(subject).forEach(word -> known.add(word.toLowerCase(Locale.ROOT)));
    for (String question : questions) {
      asked.add(bare(question));
      words(question).forEach(word -> known.add(word.toLowerCase(Locale.ROOT)));
    }
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(java.util.regex.MatchResult::group).toList();
  }

  private static String bare(String question) {
    return String.join(" ", words(question)).toLowerCase(Locale.ROOT);
  }

  /** Each question counts once. */
  boolean accepts(String question) {
    return question.length() <= LONGEST
        && !question.matches("(?s).*[\\p{Cntrl}<>{}|].*")
        && holdsSubject(question)
        && !namesAnother(question)
        && asked.add(bare(question));
  }

  private boolean holdsSubject(String question) {
    Matcher matcher =
        Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(subject) + "(?![\\p{L}\\p{N}])")
            .matcher(question);
    return matcher.find();
  }

  private boolean namesAnother(String question) {
    List<String> words = words(question);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String small = word.toLowerCase(Locale.ROOT);
      boolean name = !word.equals(small) || Character.isDigit(word.charAt(0));
      boolean begins = i == 0 && FIRST_WORDS.contains(small);
      if (name && !begins && !known.contains(small)) {
        return true;
      }
    }
    return false;
  }
}
