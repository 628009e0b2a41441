package gaia.knowledge.extraction;

import gaia.conversation.Role;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * The part of a transcript that may be read, cut into sentences.
 *
 * @param utterances one per turn with at least one sentence, in order
 * @param participants everybody who spoke, in order of first appearance
 * @param weights how much a stem matters in this conversation, greater than 0
 * @param complete false when there was more than {@link #LONGEST} sentences
 */
record Dialogue(
    List<Utterance> utterances,
    List<Sentence> sentences,
    List<String> participants,
    Map<String, Double> weights,
    boolean complete) {

  /** Sentences that are read of one transcript: many evenings long, and small enough to hold. */
  static final int LONGEST = 40_000;

  /** The sentences of one turn. */
  record Utterance(int turn, String speaker, boolean human, List<Sentence> sentences) {
    Sentence first() {
      return sentences.get(0);
    }
  }

  static Dialogue of(Transcript transcript, Pace pace) {
    List<Utterance> utterances = new ArrayList<>();
    List<Sentence> all = new ArrayList<>();
    LinkedHashSet<String> participants = new LinkedHashSet<>();
    for (Turn turn : transcript.turns()) {
      pace.step();
      if (!mayBeRead(turn)) {
        continue;
      }
      participants.add(turn.speakerName());
      List<Sentence> found = new SentenceSplitter(turn, pace).split(LONGEST - all.size());
      if (!found.isEmpty()) {
        boolean human = turn.role() == Role.USER;
        utterances.add(new Utterance(turn.index(), turn.speakerName(), human, found));
        all.addAll(found);
      }
    }
    List<String> names = List.copyOf(participants);
    return new Dialogue(utterances, all, names, weights(all, pace), all.size() < LONGEST);
  }

  /** Shows every sentence that a person said, with the place of its utterance. */
  void eachHumanSentence(Pace pace, ObjIntConsumer<Sentence> visit) {
    for (int i = 0; i < utterances.size(); i++) {
      if (utterances.get(i).human()) {
        for (Sentence sentence : utterances.get(i).sentences()) {
          pace.step();
          visit.accept(sentence, i);
        }
      }
    }
  }

  private static boolean mayBeRead(Turn turn) {
    return !turn.recalled() && (turn.role() == Role.USER || turn.role() == Role.ASSISTANT);
  }

  private static Map<String, Double> weights(List<Sentence> sentences, Pace pace) {
    Map<String, Double> weights = new HashMap<>();
    for (Sentence sentence : sentences) {
      pace.step();
      sentence.content().forEach(stem -> weights.merge(stem, 1.0, Double::sum));
    }
    // Words said once say little about the whole; words in every other sentence say little at all.
    double half = sentences.size() / 2.0 + 1;
    weights.replaceAll(
        (stem, n) -> n < 2 ? 0.2 : Math.log1p(n) * Math.max(0.1, Math.log(1 + half / n)));
    return weights;
  }

  /** How close a sentence is to what the conversation was about; 0 and more, mostly below 10. */
  double salience(Sentence sentence) {
    double sum = 0;
    for (String stem : sentence.content()) {
      sum += weights.getOrDefault(stem, 0.0);
    }
    return sum / Math.sqrt(4.0 + sentence.words().size());
  }

  /** How many items a section may hold: more for longer conversations, but readable. */
  int cap() {
    return (int) Math.max(6, Math.min(20, Math.round(Math.sqrt(utterances.size()))));
  }
}
