package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks for a later sentence that says most of what a question asks about, and something more. */
final class LaterAnswers {
  private static final Phrases UNKNOWN = Lexicon.phrases("unknown");
  private static final Phrases OPEN = Lexicon.phrases("open");
  private static final Phrases CORRECTION = Lexicon.phrases("correction");
  private static final double SHARED = 0.6;
  private static final int LEAST_SHARED = 2;

  /** A stem that is said more often than this leads nowhere in particular. */
  private static final int TOO_COMMON = 200;

  private final List<Sentence> sentences;
  private final Map<String, List<Integer>> places = new HashMap<>();

  LaterAnswers(Dialogue dialogue, Pace pace) {
    sentences = dialogue.sentences();
    for (int i = 0; i < sentences.size(); i++) {
      pace.step();
      if (couldAnswer(sentences.get(i))) {
        for (String stem : sentences.get(i).content()) {
          places.computeIfAbsent(stem, any -> new ArrayList<>()).add(i);
        }
      }
    }
  }

  private static boolean couldAnswer(Sentence sentence) {
    return sentence.content().size() >= 3
        && Guards.isStated(sentence)
        && !sentence.contains(UNKNOWN)
        && !sentence.contains(OPEN);
  }

  /** The first such sentence. */
  Optional<Sentence> find(Sentence question) {
    TreeMap<Integer, Integer> shared = new TreeMap<>();
    for (String stem : question.content()) {
      List<Integer> found = places.getOrDefault(stem, List.of());
      if (found.size() <= TOO_COMMON) {
        found.forEach(place -> shared.merge(place, 1, Integer::sum));
      }
    }
    double needed = Math.max(LEAST_SHARED, Math.ceil(SHARED * question.content().size()));
    // Two shared words are often one name, and the next mention of a name is no answer.
    boolean vague = needed < 3;
    boolean asksWho = question.words().get(0).lower().equals("who");
    return shared.entrySet().stream()
        .filter(entry -> entry.getValue() >= needed)
        .map(entry -> sentences.get(entry.getKey()))
        .filter(sentence -> sentence.turn() > question.turn())
        .filter(sentence -> sentence.content().size() > sentence.overlap(question))
        .filter(sentence -> !vague || asksWho && sentence.contains(CORRECTION))
        .findFirst();
  }
}
