package gaia.knowledge.graph;

import gaia.access.Refusal;
import gaia.knowledge.facts.EntityKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Reads what people and clients write into filters of the graph. */
final class GraphWords {

  private GraphWords() {}

  /**
   * @throws Refusal when there is no such kind
   */
  static EntityKind kind(String label) {
    return Arrays.stream(EntityKind.values())
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("There is no kind " + label + "."));
  }

  /**
   * The last moment of a day in UTC.
   *
   * @param day such as 2024-05-01
   * @throws Refusal when it is none
   */
  static Instant endOf(String day) {
    try {
      return LocalDate.parse(day)
          .plusDays(1)
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant()
          .minusMillis(1);
    } catch (DateTimeException e) {
      throw Refusal.invalid("The day must look like 2024-05-01.");
    }
  }
}
