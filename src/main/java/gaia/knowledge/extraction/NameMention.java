package gaia.knowledge.extraction;

import java.util.List;

/**
 * A run of capitalised words in a sentence.
 *
 * @param from index of its first word
 * @param to index behind its last word
 */
record NameMention(Sentence sentence, int from, int to) {

  List<Word> words() {
    return sentence.words().subList(from, to);
  }

  /** As it was written, without a possessive ending. */
  String name() {
    String text =
        sentence.text().substring(words().get(0).start(), words().get(words().size() - 1).end());
    return text.endsWith("'s") || text.endsWith("’s") || text.endsWith("s'") || text.endsWith("s’")
        ? text.substring(0, text.length() - (text.endsWith("s") ? 2 : 1))
        : text;
  }

  boolean isPossessive() {
    String last = words().get(words().size() - 1).lower();
    return last.endsWith("'s");
  }
}
