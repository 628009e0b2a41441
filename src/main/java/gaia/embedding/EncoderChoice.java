package gaia.embedding;

/** Which encoder the settings ask for. */
public sealed interface EncoderChoice {

  /** None is given: a space is learned from the archives. */
  record Learned() implements EncoderChoice {}

  /** This one. Its space id is the same after a restart with the same model. */
  record Given(TextEncoder encoder) implements EncoderChoice {}

  /**
   * One is given and cannot be used; until that is mended the space that served before goes on
   * serving, or one is learned from the archives.
   *
   * @param fault one sentence for people that names the file or setting and what is wrong with it
   */
  record Broken(String fault) implements EncoderChoice {}
}
