package gaia.tensor;

import gaia.tensor.VectorTile.Rows;

/** Products with the Vector API, with the weights in strips as {@link VectorTile} wants them. */
final class VectorProjection implements Projection {

  private final int inputs;
  private final int outputs;
  private final float[] strips;

  /**
   * @param weights (outputs, inputs)
   */
  VectorProjection(Panel weights) {
    inputs = weights.columns();
    outputs = weights.rows();
    strips = new float[Math.multiplyExact(VectorTile.padded(outputs), inputs)];
    float[] row = new float[inputs];
    for (int o = 0; o < outputs; o++) {
      weights.get(o, row, 0);
      int at = o / VectorTile.STRIP * VectorTile.STRIP * inputs + o % VectorTile.STRIP;
      for (int i = 0; i < inputs; i++) {
        strips[at + i * VectorTile.STRIP] = row[i];
      }
    }
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void apply(float[] from, float[] to, int first, int rows) {
    VectorTile.multiply(
        new Rows(from, first * inputs, inputs),
        rows,
        inputs,
        strips,
        outputs,
        new Rows(to, first * outputs, outputs));
  }
}
