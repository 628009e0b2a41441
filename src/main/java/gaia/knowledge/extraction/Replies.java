package gaia.knowledge.extraction;

import gaia.knowledge.extraction.Dialogue.Utterance;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Looks for the answer to a question in what others say right after it. */
final class Replies {
  private static final Phrases UNKNOWN = Lexicon.phrases("unknown");
  private static final Phrases BECAUSE = Lexicon.phrases("because");
  private static final Set<String> POINTING =
      Set.of("it", "it's", "he", "she", "they", "there", "that's", "he's", "she's", "they're");

  private static final int WINDOW = 3;

  /** Sentences of a reply that can belong to the answer. */
  private static final int READ = 5;

  /**
   * What was replied.
   *
   * @param unknown true when the reply was that nobody knows
   */
  record Answer(List<Sentence> sentences, boolean unknown) {
    static final Answer NONE = new Answer(List.of(), false);
  }

  private final Dialogue dialogue;

  Replies(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  Answer find(Sentence question, int at) {
    int end = Math.min(dialogue.utterances().size(), at + 1 + WINDOW);
    for (int i = at + 1; i < end; i++) {
      Utterance reply = dialogue.utterances().get(i);
      if (reply.speaker().equals(question.speaker())) {
        continue;
      }
      Answer answer = answer(question, reply, i == at + 1);
      if (!answer.sentences().isEmpty()) {
        return answer;
      }
    }
    return Answer.NONE;
  }

  private static Answer answer(Sentence question, Utterance reply, boolean next) {
    List<Sentence> said = reply.sentences().subList(0, Math.min(READ, reply.sentences().size()));
    for (Sentence sentence : said) {
      if (sentence.contains(UNKNOWN) && (next || sentence.overlap(question) > 0)) {
        return new Answer(List.of(sentence), true);
      }
    }
    List<Sentence> stated = said.stream().filter(Guards::isStated).toList();
    int content = stated.stream().mapToInt(sentence -> sentence.content().size()).sum();
    if (stated.isEmpty() || content < 3) {
      return Answer.NONE;
    }
    Sentence best =
        stated.stream()
            .max(Comparator.comparingInt(sentence -> sentence.overlap(question)))
            .orElseThrow();
    boolean fits =
        best.overlap(question) > (next ? 0 : 1) || next && refersBack(question, stated.get(0));
    return fits ? new Answer(withNext(stated, best), false) : Answer.NONE;
  }

  private static boolean refersBack(Sentence question, Sentence reply) {
    if (question.words().get(0).lower().equals("why") && reply.contains(BECAUSE)) {
      return true;
    }
    return reply.words().stream().limit(4).anyMatch(word -> POINTING.contains(word.lower()));
  }

  /** A short first sentence ("Good memory.") needs the one behind it. */
  private static List<Sentence> withNext(List<Sentence> stated, Sentence best) {
    int at = stated.indexOf(best);
    boolean goesOn = best.content().size() < 4 && at + 1 < stated.size();
    return stated.subList(at, goesOn ? at + 2 : at + 1);
  }
}
