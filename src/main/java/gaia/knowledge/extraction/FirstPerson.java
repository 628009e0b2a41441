package gaia.knowledge.extraction;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells in the third person what somebody said about themselves: "I prefer my bow" said by Ines
 * becomes "Ines prefers their bow". Only where one small change at the beginning is enough;
 * everything else stays a quotation.
 */
final class FirstPerson {
  /** What replaces the first word, or first two, and the subject's name goes before it. */
  private static final Map<String, String> OPENINGS = openings();

  private static final Map<String, String> LATER =
      Map.of("my", "their", "me", "them", "myself", "themselves", "mine", "theirs");

  private static final Set<String> PRESENT =
      Set.of(
          "prefer",
          "like",
          "love",
          "hate",
          "enjoy",
          "live",
          "work",
          "play",
          "own",
          "study",
          "teach",
          "speak",
          "need",
          "want",
          "know",
          "remember",
          "believe",
          "hope",
          "plan",
          "run",
          "use",
          "promise",
          "suggest",
          "propose");

  private static final Set<String> UNCHANGED =
      Set.of(
          "can",
          "can't",
          "could",
          "will",
          "won't",
          "would",
          "grew",
          "bought",
          "got",
          "quit",
          "taught",
          "found",
          "made",
          "went",
          "saw",
          "had",
          "did",
          "met",
          "wrote",
          "built",
          "left",
          "lost",
          "won",
          "recently",
          "just",
          "should",
          "must");

  private static final Set<String> ADVERBS = Set.of("never", "always", "usually");
  private static final Phrases FILLERS = Lexicon.phrases("filler");
  private static final int MOST_FILLERS = 3;

  private FirstPerson() {}

  /** The retold sentence, or nothing when retelling is not safe. */
  static Optional<String> retold(Sentence sentence) {
    List<Word> words = sentence.words();
    int at = 0;
    while (at < words.size() && at < MOST_FILLERS && FILLERS.contains(words.get(at).lower())) {
      at++;
    }
    if (words.size() < at + 3 || sentence.reported()) {
      return Optional.empty();
    }
    String name = sentence.speaker();
    String first = words.get(at).lower();
    String two = first + " " + words.get(at + 1).lower();
    if (OPENINGS.containsKey(two)) {
      return rest(sentence, at + 2, name + OPENINGS.get(two));
    }
    if (OPENINGS.containsKey(first)) {
      return rest(sentence, at + 1, name + OPENINGS.get(first));
    }
    return first.equals("i") ? verb(sentence, at + 1, name) : Optional.empty();
  }

  private static Optional<String> verb(Sentence sentence, int at, String name) {
    String verb = sentence.words().get(at).lower();
    if (ADVERBS.contains(verb)) {
      String second = sentence.words().get(at + 1).lower();
      return PRESENT.contains(second)
          ? rest(sentence, at + 2, name + " " + verb + " " + thirdPerson(second))
          : Optional.empty();
    }
    if (PRESENT.contains(verb)) {
      return rest(sentence, at + 1, name + " " + thirdPerson(verb));
    }
    boolean past = verb.length() > 4 && verb.endsWith("ed");
    return past || UNCHANGED.contains(verb)
        ? rest(sentence, at + 1, name + " " + verb)
        : Optional.empty();
  }

  private static String thirdPerson(String verb) {
    if (verb.endsWith("y") && "aeou".indexOf(verb.charAt(verb.length() - 2)) < 0) {
      return verb.substring(0, verb.length() - 1) + "ies";
    }
    return verb.endsWith("ch") || verb.endsWith("sh") ? verb + "es" : verb + "s";
  }

  private static Optional<String> rest(Sentence sentence, int from, String opening) {
    StringBuilder told = new StringBuilder(opening);
    int copied = sentence.words().get(from - 1).end();
    for (Word word : sentence.words().subList(from, sentence.words().size())) {
      if (word.lower().equals("i") || word.lower().startsWith("i'") || isAboutOthers(word)) {
        return Optional.empty();
      }
      String replacement = LATER.get(word.lower());
      if (replacement != null) {
        told.append(sentence.text(), copied, word.start()).append(replacement);
        copied = word.end();
      }
    }
    return Optional.of(told.append(sentence.text().substring(copied)).toString());
  }

  /** "You" and "we" mean somebody who is not named here. */
  private static boolean isAboutOthers(Word word) {
    String lower = word.lower().toLowerCase(Locale.ROOT);
    return lower.startsWith("you") || Set.of("we", "us", "our", "we'll", "we're").contains(lower);
  }

  private static Map<String, String> openings() {
    Map<String, String> openings = new HashMap<>();
    openings.put("i'm", " is");
    openings.put("i'll", " will");
    openings.put("i've", " has");
    openings.put("i'd rather", " would rather");
    openings.put("i'd prefer", " would prefer");
    openings.put("i'd like", " would like");
    openings.put("i am", " is");
    openings.put("i was", " was");
    openings.put("i have", " has");
    openings.put("i don't", " doesn't");
    openings.put("i do", " does");
    openings.put("my", "'s");
    return openings;
  }
}
