package gaia.knowledge.extraction;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Votes on what a name stands for, by its own words and by the words around every mention. */
final class NameClassifier {
  private static final Phrases PERSON_TITLE = Lexicon.phrases("person title");
  private static final Phrases PERSON_VERB = Lexicon.phrases("person verb");
  private static final Phrases PERSON_BEFORE = Lexicon.phrases("person before");
  private static final Phrases PERSON_NOUN = Lexicon.phrases("person noun");
  private static final Phrases PLACE_BEFORE = Lexicon.phrases("place before");
  private static final Phrases PLACE_VERB = Lexicon.phrases("place verb");
  private static final Phrases PLACE_NOUN = Lexicon.phrases("place noun");
  private static final Phrases PLACE_TITLE = Lexicon.phrases("place title");
  private static final Phrases THING_BEFORE = Lexicon.phrases("thing before");
  private static final Phrases THING_NOUN = Lexicon.phrases("thing noun");

  /** A vote by the name itself outweighs a few by its surroundings. */
  private static final double STRONG = 4;

  private static final Set<String> ADVERBS =
      Set.of("also", "just", "then", "always", "never", "finally", "only", "still", "already");

  private static final Set<String> COMPLEMENT = Set.of("from", "of", "at", "in", "by", "with");

  private static final Set<String> COPULAS = Set.of("is", "was", "are", "were");

  private final Map<NameKind, Double> votes = new EnumMap<>(NameKind.class);

  void hear(NameMention mention) {
    byOwnWords(mention);
    bySurroundings(mention);
  }

  /** The kind with the most votes, when it is clearly ahead. */
  Optional<NameKind> kind() {
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(best -> best.getValue() >= 1 && best.getValue() >= 1.5 * secondTo(best.getKey()))
        .map(Map.Entry::getKey);
  }

  /** True when the name itself says what it is. */
  boolean isCertain() {
    return kind().map(kind -> votes.getOrDefault(kind, 0.0) >= STRONG).orElse(false);
  }

  private double secondTo(NameKind best) {
    return votes.entrySet().stream()
        .filter(entry -> entry.getKey() != best)
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  private void vote(NameKind kind, double weight) {
    votes.merge(kind, weight, Double::sum);
  }

  private void byOwnWords(NameMention mention) {
    List<Word> words = mention.words();
    String first = words.get(0).lower();
    String last = mention.name().toLowerCase(Locale.ROOT);
    last = last.substring(last.lastIndexOf(' ') + 1);
    boolean several = words.size() > 1;
    if (several && PERSON_TITLE.contains(first)) {
      vote(NameKind.PERSON, STRONG);
    } else if (several && (PLACE_NOUN.contains(last) || PLACE_TITLE.contains(first))) {
      vote(NameKind.PLACE, STRONG);
    } else if (several && THING_NOUN.contains(last)) {
      vote(NameKind.THING, STRONG);
    } else if (!several && words.get(0).isAllCaps()) {
      vote(NameKind.THING, 0.5);
    }
  }

  private void bySurroundings(NameMention mention) {
    List<Word> words = mention.sentence().words();
    int from = mention.from();
    String before = from > 0 ? words.get(from - 1).lower() : "";
    boolean article = before.equals("the") || before.equals("a") || before.equals("an");
    // "Olsen from Acme said": not Acme.
    boolean complement = COMPLEMENT.contains(before);
    if (!article && !complement && isFollowedBy(PERSON_VERB, mention)) {
      vote(NameKind.PERSON, 1);
    }
    if (isPlaceVerbBefore(words, from)) {
      vote(NameKind.PLACE, 1.5);
    }
    if (PLACE_BEFORE.contains(before)) {
      vote(NameKind.PLACE, 1);
    } else if (PERSON_BEFORE.contains(before)) {
      vote(NameKind.PERSON, 0.5);
    } else if (THING_BEFORE.contains(before)) {
      vote(NameKind.THING, article ? 1 : 0.5);
    }
    if (PERSON_NOUN.contains(before) || isSomebody(mention)) {
      vote(NameKind.PERSON, 1.5);
    }
    if (isAddressed(mention)) {
      vote(NameKind.PERSON, 1);
    }
  }

  private static boolean isFollowedBy(Phrases verbs, NameMention mention) {
    List<Word> words = mention.sentence().words();
    int next = mention.to();
    if (next + 1 < words.size() && ADVERBS.contains(words.get(next).lower())) {
      next++;
    }
    return !mention.isPossessive()
        && next < words.size()
        && verbs.contains(words.get(next).lower())
        && gapAfter(mention).equals(" ");
  }

  /** "Odra Venn is the keeper", "Odra Venn, our keeper". */
  private static boolean isSomebody(NameMention mention) {
    List<Word> words = mention.sentence().words();
    int from = mention.to();
    boolean opens =
        from < words.size()
            && (gapAfter(mention).equals(", ") || COPULAS.contains(words.get(from).lower()));
    return opens
        && words.subList(from, Math.min(words.size(), from + 4)).stream()
            .anyMatch(word -> PERSON_NOUN.contains(word.lower()));
  }

  private static boolean isPlaceVerbBefore(List<Word> words, int from) {
    for (int length = 2; length <= 3 && length <= from + 1; length++) {
      int start = from - length;
      if (start >= 0 && PLACE_VERB.lengthAt(words, start) == length) {
        return true;
      }
      boolean article = start > 0 && words.get(from - 1).lower().equals("the");
      if (article && PLACE_VERB.lengthAt(words, start - 1) == length) {
        return true;
      }
    }
    return false;
  }

  /** "Odra, wait": a single word set off by commas at an end of the sentence. */
  private static boolean isAddressed(NameMention mention) {
    String text = mention.sentence().text();
    boolean atStart = mention.from() == 0 && gapAfter(mention).startsWith(",");
    int start = mention.words().get(0).start();
    boolean atEnd =
        mention.to() == mention.sentence().words().size()
            && start > 1
            && text.charAt(start - 2) == ',';
    return mention.words().size() == 1 && (atStart || atEnd);
  }

  private static String gapAfter(NameMention mention) {
    Sentence sentence = mention.sentence();
    int end = sentence.words().get(mention.to() - 1).end();
    int next =
        mention.to() < sentence.words().size()
            ? sentence.words().get(mention.to()).start()
            : sentence.text().length();
    return sentence.text().substring(end, next);
  }
}
