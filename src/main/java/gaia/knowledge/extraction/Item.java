package gaia.knowledge.extraction;

import java.util.List;

/**
 * One thing worth keeping.
 *
 * @param statement a sentence for people, one line
 * @param evidence what it rests on, at least one, the most important first
 */
public record Item(String statement, List<Evidence> evidence) {

  public Item {
    evidence = List.copyOf(evidence);
    if (statement.isBlank() || evidence.isEmpty()) {
      throw new IllegalArgumentException("an item needs a statement and evidence");
    }
  }

  /** Index of the turn this rests on most. */
  public int turn() {
    return evidence.get(0).turn();
  }
}
