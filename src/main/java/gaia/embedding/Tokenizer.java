package gaia.embedding;

/** Cuts a text into the tokens of a model. Safe for use by several threads. */
interface Tokenizer {

  /**
   * The numbers of the tokens, with those that the model wants at the beginning and the end.
   *
   * @param most how many numbers there may be, at least 3; a longer text is cut at its end
   */
  int[] tokens(String text, int most);
}
