package gaia.knowledge.extraction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing worth keeping.
 *
 * @param statement a sentence for people, one line
 * @param evidence what it rests on, at least one, the most important first
 * @param claim the same as subject, predicate and object, where that is known
 * @param date the day it is about, worked out from the day on which it was said; null where no day
 *     was named
 */
public record Item(
    String statement,
    List<Evidence> evidence,
    Modality modality,
    @Nullable Claim claim,
    @Nullable LocalDate date) {

  public Item {
    evidence = List.copyOf(evidence);
    if (statement.isBlank() || evidence.isEmpty()) {
      throw new IllegalArgumentException("an item needs a statement and evidence");
    }
  }

  /** Something that was stated, with nothing else known of it. */
  public Item(String statement, List<Evidence> evidence) {
    this(statement, evidence, Modality.STATED, null, null);
  }

  /** Index of the turn this rests on most. */
  public int turn() {
    return evidence.get(0).turn();
  }

  public Item withModality(Modality other) {
    return new Item(statement, evidence, other, claim, date);
  }
}
