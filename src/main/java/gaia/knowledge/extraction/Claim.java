package gaia.knowledge.extraction;

/**
 * What an item says, in the form of a statement about something: "Ilse", "lives in", "Brackwater".
 * All three are one line and not blank.
 */
public record Claim(String subject, String predicate, String object) {

  public Claim {
    if (subject.isBlank() || predicate.isBlank() || object.isBlank()) {
      throw new IllegalArgumentException("a claim needs subject, predicate and object");
    }
  }
}
