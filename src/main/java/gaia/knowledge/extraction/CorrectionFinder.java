package gaia.knowledge.extraction;

import gaia.knowledge.extraction.Dialogue.Utterance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where a belief changed: "it turns out", together with what was said before. The earlier
 * statement is kept inside the correction and nowhere else.
 */
final class CorrectionFinder {
  private static final Phrases CORRECTION = Lexicon.phrases("correction");
  private static final Phrases NEGATION = Lexicon.phrases("negation");

  private static final int LEAST_CONTENT = 3;

  /** Bounds the work, because every correction looks back. */
  private static final int MOST = 40;

  private static final int LOOK_BACK = 4000;

  private final Dialogue dialogue;
  private final Taken taken;
  private final List<Sentence> before = new ArrayList<>();
  private final List<Scored> found = new ArrayList<>();

  CorrectionFinder(Dialogue dialogue, Taken taken) {
    this.dialogue = dialogue;
    this.taken = taken;
  }

  List<Scored> find(Pace pace) {
    for (Utterance utterance : dialogue.utterances()) {
      for (int i = 0; i < utterance.sentences().size() && utterance.human(); i++) {
        pace.step();
        if (found.size() < MOST && isCorrection(utterance.sentences().get(i))) {
          corrected(utterance.sentences(), i, pace);
        }
      }
      before.addAll(utterance.sentences());
    }
    return found;
  }

  private boolean isCorrection(Sentence sentence) {
    int cue = CORRECTION.find(sentence.words());
    return cue >= 0
        && cue <= 3
        && sentence.content().size() >= LEAST_CONTENT
        && Guards.isStated(sentence)
        && !taken.contains(sentence);
  }

  private void corrected(List<Sentence> turn, int at, Pace pace) {
    Sentence correction = turn.get(at);
    List<Sentence> parts = new ArrayList<>(List.of(correction));
    if (at + 1 < turn.size() && isDenial(turn.get(at + 1))) {
      parts.add(turn.get(at + 1));
    }
    Set<String> stems = new HashSet<>();
    parts.forEach(part -> stems.addAll(part.content()));
    Optional<Sentence> earlier = earlier(stems, pace);
    String statement =
        correction.speaker()
            + ": “"
            + String.join(" ", parts.stream().map(Sentence::text).toList())
            + "”"
            + earlier.map(old -> " Earlier, " + old.quoted()).orElse("");
    earlier.ifPresent(parts::add);
    parts.forEach(taken::add);
    double score = 3 + dialogue.salience(correction) / 4 + (earlier.isPresent() ? 1 : 0);
    found.add(new Scored(new Item(statement, parts.stream().map(Evidence::of).toList()), score));
  }

  private static boolean isDenial(Sentence sentence) {
    return !sentence.question() && sentence.contains(NEGATION) && sentence.content().size() >= 2;
  }

  /** What was said before about the same: the sentence that shares most. */
  private Optional<Sentence> earlier(Set<String> stems, Pace pace) {
    Sentence best = null;
    int most = LEAST_CONTENT - 1;
    for (Sentence sentence :
        before.subList(Math.max(0, before.size() - LOOK_BACK), before.size())) {
      pace.step();
      int shared = sentence.overlap(stems);
      if (shared > most && !sentence.question() && sentence.human()) {
        best = sentence;
        most = shared;
      }
    }
    return Optional.ofNullable(best);
  }
}
