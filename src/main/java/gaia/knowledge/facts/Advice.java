package gaia.knowledge.facts;

import java.time.Instant;

/**
 * What a language model advises in a conflict. It is shown to whoever decides, and changes nothing.
 *
 * @param choice what it would choose: keep_a, keep_b, both or neither
 * @param quote words of one of the two sides, literally, that it relies on
 * @param reason a sentence of the model's own, for people
 * @param model which one
 */
public record Advice(String choice, String quote, String reason, String model, Instant given) {

  /** The key of the choice in words. */
  public String word() {
    return "review_advice_" + choice;
  }
}
