package gaia.embedding;

import gaia.tensor.Attention;
import gaia.tensor.Kernels;
import gaia.tensor.Panel;

/**
 * What attention gains or loses by the distance of two tokens, for models that learned it: near
 * distances one by one, far ones in growing classes. Method: Raffel and others, "T5", 2020, section
 * 2.1.
 */
final class Distances implements Attention.Gains {

  private static final double FARTHEST = 128;

  private final Kernels kernels = Kernels.fastest();
  private final float[][] byHead;
  private final int most;

  /**
   * @param table (buckets, heads); without rows nothing is gained or lost
   * @param most the largest number of tokens in a text
   */
  Distances(Panel table, int most) {
    this.most = most;
    int heads = table.rows() == 0 ? 0 : table.columns();
    byHead = new float[heads][2 * most - 1];
    float[] row = new float[table.columns()];
    for (int distance = 1 - most; heads > 0 && distance < most; distance++) {
      table.get(bucket(distance, table.rows()), row, 0);
      for (int head = 0; head < heads; head++) {
        byHead[head][distance + most - 1] = row[head];
      }
    }
  }

  /** Nothing is gained where the model has no such table. */
  static Attention.Gains gains(Panel table, int most) {
    return table.rows() == 0 ? Attention.Gains.NONE : new Distances(table, most);
  }

  @Override
  public void addTo(int head, int token, float[] products, int from, int length) {
    // The gains of one head lie by distance, so that those of a token begin at its place.
    kernels.axpy(1, byHead[head], most - 1 - token, products, from, length);
  }

  /**
   * @param distance place of the token that is looked at, less that of the token that looks
   */
  static int bucket(int distance, int buckets) {
    int half = buckets / 2;
    int side = distance > 0 ? half : 0;
    int size = Math.abs(distance);
    int exact = half / 2;
    if (size < exact) {
      return side + size;
    }
    double scale = Math.log(size / (double) exact) / Math.log(FARTHEST / exact);
    return side + Math.min(half - 1, exact + (int) (scale * (half - exact)));
  }
}
