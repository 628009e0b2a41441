package gaia.tensor;

import gaia.tensor.VectorTile.Rows;

/**
 * Attention with the Vector API. Keys and values of a head are laid out in strips; then some tokens
 * at a time look at all others, so that what they see fits into the cache next to the processor.
 */
final class VectorAttention implements Attention {

  /** Whole tiles. */
  private static final int TOKENS_AT_ONCE = 48;

  private final int heads;
  private final int size;
  private final float[] keys;
  private final float[] values;
  private final float[] products;
  private final float[] sums = new float[TOKENS_AT_ONCE];
  private final Kernels kernels = Kernels.fastest();

  VectorAttention(int heads, int size, int mostTokens) {
    this.heads = heads;
    this.size = size;
    int padded = VectorTile.padded(mostTokens);
    keys = new float[Math.multiplyExact(padded, size)];
    values = new float[Math.multiplyExact(mostTokens, VectorTile.padded(size))];
    products = new float[TOKENS_AT_ONCE * padded];
  }

  @Override
  public void apply(float[] projected, int first, int length, Gains gains, float[] to) {
    int hidden = heads * size;
    for (int head = 0; head < heads; head++) {
      int at = first * 3 * hidden + head * size;
      layOutKeys(new Rows(projected, at + hidden, 3 * hidden), length);
      layOutValues(new Rows(projected, at + 2 * hidden, 3 * hidden), length);
      for (int token = 0; token < length; token += TOKENS_AT_ONCE) {
        int count = Math.min(TOKENS_AT_ONCE, length - token);
        Rows queries = new Rows(projected, at + token * 3 * hidden, 3 * hidden);
        Rows result = new Rows(to, (first + token) * hidden + head * size, hidden);
        weigh(queries, count, length, head, token, gains);
        gather(count, length, result);
      }
    }
  }

  /** Turned: a strip holds the first number of some tokens, then the second, and so on. */
  private void layOutKeys(Rows from, int length) {
    int strip = VectorTile.STRIP;
    for (int token = 0; token < length; token++) {
      int at = token / strip * strip * size + token % strip;
      int row = from.row(token);
      for (int i = 0; i < size; i++) {
        keys[at + i * strip] = from.values()[row + i];
      }
    }
    // What an earlier text left beside these tokens is never read; it may be anything finite.
  }

  private void layOutValues(Rows from, int length) {
    int strip = VectorTile.STRIP;
    for (int column = 0; column < size; column += strip) {
      int width = Math.min(strip, size - column);
      Rows here = new Rows(from.values(), from.at() + column, from.stride());
      VectorTile.copy(here, length, width, new Rows(values, column * length, strip));
    }
  }

  private void weigh(Rows queries, int count, int length, int head, int token, Gains gains) {
    int padded = VectorTile.padded(length);
    VectorTile.multiply(queries, count, size, keys, padded, new Rows(products, 0, padded));
    for (int r = 0; r < count; r++) {
      gains.addTo(head, token + r, products, r * padded, length);
      sums[r] = VectorKernels.powers(products, r * padded, length);
    }
  }

  private void gather(int count, int length, Rows to) {
    Rows weights = new Rows(products, 0, VectorTile.padded(length));
    VectorTile.multiply(weights, count, length, values, size, to);
    for (int r = 0; r < count; r++) {
      kernels.scale(to.values(), to.row(r), size, 1 / sums[r]);
    }
  }
}
