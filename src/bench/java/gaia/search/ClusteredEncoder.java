package gaia.search;

import gaia.embedding.TextEncoder;
import java.util.List;
import java.util.Random;

/**
 * Unit vectors in clusters, as an encoder of meaning makes them: a text belongs to the cluster that
 * its first word names, and lies beside the centre by a distance of its own. Always the same.
 */
record ClusteredEncoder(int dimension) implements TextEncoder {

  private static final float SPREAD = 0.6f;

  @Override
  public String spaceId() {
    return "clusters-" + dimension;
  }

  @Override
  public List<float[]> encode(List<String> texts) {
    return texts.stream().map(this::vector).toList();
  }

  private float[] vector(String text) {
    int space = text.indexOf(' ');
    float[] centre = random(space < 0 ? text : text.substring(0, space));
    float[] own = random(text);
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      centre[i] += SPREAD * own[i];
      square += (double) centre[i] * centre[i];
    }
    for (int i = 0; i < dimension; i++) {
      centre[i] /= (float) Math.sqrt(square);
    }
    return centre;
  }

  private float[] random(String seed) {
    Random random = new Random(seed.hashCode());
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
