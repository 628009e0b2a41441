package gaia.embedding;

import java.util.List;

/** Maps texts to vectors of one space. Safe for use by several threads. */
public interface TextEncoder {

  /** Names the space, {@code [a-z0-9-]+}; two encoders with one id give equal vectors. */
  String spaceId();

  /** The length of every vector. */
  int dimension();

  /**
   * One vector for each text, in the order of the texts: of length 1, or all zeros for a text
   * without any word that counts.
   */
  List<float[]> encode(List<String> texts);
}
