package gaia.knowledge.extraction;

import gaia.knowledge.extraction.Dialogue.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds statements about the people at the table, about named things, and what is said to be
 * important.
 */
final class FactFinder {
  private static final Phrases SELF = Lexicon.phrases("self");
  private static final Phrases SELF_JUNK = Lexicon.phrases("self junk");
  private static final Phrases NOTEWORTHY = Lexicon.phrases("noteworthy");
  private static final Set<String> COPULAS =
      Set.of(
          "is", "was", "are", "were", "has", "had", "owns", "holds", "lives", "belongs", "means");

  /** A sentence that begins so cannot be understood alone. */
  private static final Set<String> PRONOUNS =
      Set.of(
          "their", "his", "her", "these", "those", "here", "there", "it", "it's", "he", "she",
          "they", "he's", "she's", "they're", "that", "this", "which");

  /** Longer sentences are stories, not facts. */
  private static final int LONGEST = 32;

  private record Candidate(Sentence sentence, double score) {}

  private final Dialogue dialogue;
  private final Set<String> names;
  private final Taken taken;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Scored> found = new ArrayList<>();

  FactFinder(Dialogue dialogue, Set<String> names, Taken taken) {
    this.dialogue = dialogue;
    this.names = names;
    this.taken = taken;
  }

  List<Scored> find(Pace pace) {
    for (Utterance utterance : dialogue.utterances()) {
      if (!utterance.human()) {
        continue;
      }
      for (Sentence sentence : utterance.sentences()) {
        pace.step();
        if (isCandidate(sentence)) {
          consider(sentence);
        }
      }
    }
    candidates.forEach(this::keep);
    return found;
  }

  private boolean isCandidate(Sentence sentence) {
    int words = sentence.words().size();
    return words >= 4
        && words <= LONGEST
        && !sentence.content().isEmpty()
        && Guards.isStated(sentence)
        && !taken.contains(sentence);
  }

  private void consider(Sentence sentence) {
    double salience = dialogue.salience(sentence) / 4;
    double score =
        Math.max(selfScore(sentence), Math.max(noteScore(sentence), namedScore(sentence)));
    if (score > 0) {
      candidates.add(new Candidate(sentence, score + salience));
    }
  }

  private static double selfScore(Sentence sentence) {
    int self = SELF.find(sentence.words());
    boolean opening = self >= 0 && (self <= 1 || self <= 4 && followsPause(sentence, self));
    boolean whole = !sentence.reported() && !sentence.text().contains("--");
    return opening && whole && !sentence.contains(SELF_JUNK) ? 2.5 : 0;
  }

  private static boolean followsPause(Sentence sentence, int index) {
    char before = sentence.text().charAt(sentence.words().get(index).start() - 2);
    return before == ',' || before == ':';
  }

  private static double noteScore(Sentence sentence) {
    int cue = NOTEWORTHY.find(sentence.words());
    boolean clear = !PRONOUNS.contains(sentence.words().get(0).lower());
    return cue >= 0 && clear && !Guards.isDenied(sentence, cue) && sentence.content().size() >= 3
        ? 2
        : 0;
  }

  /** "Harrow Light is the oldest tower": a known name, or "the" and a name, and what it is. */
  private double namedScore(Sentence sentence) {
    List<Word> words = sentence.words();
    int from = words.get(0).lower().equals("the") ? 1 : 0;
    for (int to = from + 1; to <= Math.min(from + 4, words.size() - 1); to++) {
      if (!COPULAS.contains(words.get(to).lower())) {
        continue;
      }
      String subject = sentence.text().substring(words.get(from).start(), words.get(to - 1).end());
      boolean telling = sentence.content().size() >= 3;
      return telling && names.contains(subject.toLowerCase(Locale.ROOT)) ? 2 : 0;
    }
    return 0;
  }

  private void keep(Candidate candidate) {
    Sentence sentence = candidate.sentence();
    taken.add(sentence);
    String statement = FirstPerson.retold(sentence).orElse(sentence.quoted());
    found.add(new Scored(new Item(statement, List.of(Evidence.of(sentence))), candidate.score()));
  }
}
