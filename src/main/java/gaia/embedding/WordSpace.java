package gaia.embedding;

import gaia.tensor.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The space learned from the archive itself: a text is the weighted mean of its word vectors,
 * without the direction that all texts share. Method: smooth inverse frequency, Arora, Liang and
 * Ma, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings", 2017.
 */
public final class WordSpace implements TextEncoder {

  private final String spaceId;
  private final int trainedOn;
  private final List<String> words;
  private final float[] weights;
  private final Matrix vectors;
  private final float[] common;
  private final Map<String, Integer> rows = new HashMap<>();
  private final English english = new English();
  private final UnseenWords unseen;

  /**
   * @param trainedOn how many texts the space was learned from
   * @param weights how much each word counts, 0 to 1; (words)
   * @param vectors one unit row for each word; (words, dimension)
   * @param common the shared direction, of length 1 or 0; (dimension)
   */
  WordSpace(
      String spaceId,
      int trainedOn,
      List<String> words,
      float[] weights,
      Matrix vectors,
      float[] common) {
    this.spaceId = spaceId;
    this.trainedOn = trainedOn;
    this.words = List.copyOf(words);
    this.weights = weights;
    this.vectors = vectors;
    this.common = common;
    this.unseen = new UnseenWords(vectors.columns());
    for (int i = 0; i < words.size(); i++) {
      rows.put(words.get(i), i);
    }
  }

  @Override
  public String spaceId() {
    return spaceId;
  }

  @Override
  public int dimension() {
    return vectors.columns();
  }

  /** How many texts the space was learned from. */
  public int trainedOn() {
    return trainedOn;
  }

  @Override
  public List<float[]> encode(List<String> texts) {
    List<float[]> result = new ArrayList<>(texts.size());
    for (String text : texts) {
      float[] mean = mean(english.terms(text));
      Vectors.removeDirection(mean, common);
      result.add(Vectors.unit(mean));
    }
    return result;
  }

  /** The weighted sum of the words' vectors, at length 1; the shared direction is still in it. */
  float[] mean(List<String> terms) {
    float[] sum = new float[dimension()];
    for (String term : terms) {
      Integer row = rows.get(term);
      if (row == null) {
        Vectors.add(sum, unseen.vector(term), 0, 1f);
      } else {
        Vectors.add(sum, vectors.values(), row * dimension(), weights[row]);
      }
    }
    return Vectors.unit(sum);
  }

  List<String> words() {
    return words;
  }

  float[] weights() {
    return weights;
  }

  Matrix vectors() {
    return vectors;
  }

  float[] common() {
    return common;
  }

  WordSpace withCommon(float[] direction) {
    return new WordSpace(spaceId, trainedOn, words, weights, vectors, direction);
  }

  WordSpace withId(String id) {
    return new WordSpace(id, trainedOn, words, weights, vectors, common);
  }

  @Override
  public String toString() {
    return "%s: %d words, %d dimensions, learned from %d texts"
        .formatted(spaceId, words.size(), dimension(), trainedOn);
  }
}
