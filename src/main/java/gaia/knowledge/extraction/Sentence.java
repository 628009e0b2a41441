package gaia.knowledge.extraction;

import gaia.conversation.Role;
import gaia.conversation.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A sentence somebody said.
 *
 * @param turn index of its turn in the conversation
 * @param human false for what the assistant said
 * @param text a substring of the turn
 * @param content stems of the words that carry meaning, in order of appearance
 * @param reported true when it is, or holds, the words of somebody else in quotation marks
 */
record Sentence(
    int turn,
    String speaker,
    boolean human,
    String text,
    List<Word> words,
    Set<String> content,
    boolean question,
    boolean reported) {

  static Sentence of(Turn turn, String text, List<Word> words, boolean reported) {
    Set<String> content = new LinkedHashSet<>();
    for (Word word : words) {
      if (!Lexicon.isStopWord(word.lower()) && word.text().length() > 1) {
        content.add(Stem.of(word.lower()));
      }
    }
    boolean question = text.endsWith("?") || text.endsWith("?\"") || text.endsWith("?”");
    boolean human = turn.role() == Role.USER;
    return new Sentence(
        turn.index(), turn.speakerName(), human, text, words, content, question, reported);
  }

  /** What was said and by whom, for people. */
  String quoted() {
    return speaker + ": “" + text + "”";
  }

  boolean contains(Phrases cues) {
    return cues.find(words) >= 0;
  }

  boolean startsWith(Phrases cues) {
    return !words.isEmpty() && cues.lengthAt(words, 0) > 0;
  }

  /** How many meaningful words this shares with another. */
  int overlap(Sentence other) {
    return overlap(other.content);
  }

  int overlap(Set<String> stems) {
    int shared = 0;
    for (String stem : content) {
      if (stems.contains(stem)) {
        shared++;
      }
    }
    return shared;
  }
}
