package gaia.knowledge.extraction;

/**
 * Words that were said.
 *
 * @param turn index of the turn in its conversation
 * @param quote a substring of that turn's content, never blank
 */
public record Evidence(int turn, String quote) {

  public Evidence {
    if (turn < 0 || quote.isBlank()) {
      throw new IllegalArgumentException("evidence needs a turn and a quote, turn " + turn);
    }
  }

  static Evidence of(Sentence sentence) {
    return new Evidence(sentence.turn(), sentence.text());
  }
}
