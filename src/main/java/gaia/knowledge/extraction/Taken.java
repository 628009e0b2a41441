package gaia.knowledge.extraction;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The sentences that already serve an item, so that one sentence does not fill three sections. */
final class Taken {
  private final Set<Sentence> sentences = Collections.newSetFromMap(new IdentityHashMap<>());

  boolean contains(Sentence sentence) {
    return sentences.contains(sentence);
  }

  void add(Sentence sentence) {
    sentences.add(sentence);
  }
}
