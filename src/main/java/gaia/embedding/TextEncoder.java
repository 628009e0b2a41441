package gaia.embedding;

import java.util.List;

/**
 * Maps texts to vectors of one space. Safe for use by several threads. Every text has a vector of
 * its own: what else is in the batch does not change it by more than rounding.
 */
public interface TextEncoder {

  /** Names the space, {@code [a-z0-9-]+}; two encoders with one id give equal vectors. */
  String spaceId();

  /** The length of every vector. */
  int dimension();

  /**
   * One vector for each passage, in the order of the passages: of length 1, or all zeros for a text
   * without anything that counts. A text that is too long for the encoder is cut.
   *
   * @throws EncoderUnavailable when the encoder cannot answer now and may later
   */
  List<float[]> encode(List<String> passages);

  /**
   * The same for work in the background.
   *
   * @param breathe called every few milliseconds of work; what it throws ends the encoding
   */
  default List<float[]> encode(List<String> passages, Runnable breathe) {
    breathe.run();
    return encode(passages);
  }

  /**
   * The vector of a question, to be compared with those of passages: some encoders want the two
   * told apart.
   *
   * @throws EncoderUnavailable when the encoder cannot answer now and may later
   */
  default float[] encodeQuery(String query) {
    return encode(List.of(query)).get(0);
  }
}
