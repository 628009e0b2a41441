package gaia.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with the Vector API. The weights lie in strips: for each pair of vectors of outputs, the
 * numbers of the first input, then those of the second, and so on. A tile of 6 rows by 2 vectors
 * stays in registers while a strip is read from its beginning to its end.
 */
final class VectorProjection implements Projection {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int STRIP = 2 * LANES;
  private static final int ROWS = 6;

  private final int inputs;
  private final int outputs;
  private final float[] strips;

  /**
   * @param weights (outputs, inputs)
   */
  VectorProjection(Panel weights) {
    inputs = weights.columns();
    outputs = weights.rows();
    int padded = (outputs + STRIP - 1) / STRIP * STRIP;
    strips = new float[Math.multiplyExact(padded, inputs)];
    float[] row = new float[inputs];
    for (int o = 0; o < outputs; o++) {
      weights.get(o, row, 0);
      int at = o / STRIP * STRIP * inputs + o % STRIP;
      for (int i = 0; i < inputs; i++) {
        strips[at + i * STRIP] = row[i];
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
    if (rows <= 0) {
      return;
    }
    if (rows < ROWS) {
      applyToFew(from, to, first, rows);
      return;
    }
    int whole = outputs / STRIP * STRIP;
    for (int column = 0; column < whole; column += STRIP) {
      for (int r = 0; r < rows; r += ROWS) {
        // The last tile may go over rows again that the one before it has done.
        int row = first + Math.min(r, rows - ROWS);
        tile(from, row * inputs, column * inputs, to, row * outputs + column, outputs);
      }
    }
    if (whole < outputs) {
      float[] edge = new float[ROWS * STRIP];
      for (int r = 0; r < rows; r += ROWS) {
        int row = first + Math.min(r, rows - ROWS);
        tile(from, row * inputs, whole * inputs, edge, 0, STRIP);
        for (int i = 0; i < ROWS; i++) {
          System.arraycopy(edge, i * STRIP, to, (row + i) * outputs + whole, outputs - whole);
        }
      }
    }
  }

  private void applyToFew(float[] from, float[] to, int first, int rows) {
    float[] wider = new float[ROWS * inputs];
    System.arraycopy(from, first * inputs, wider, 0, rows * inputs);
    float[] result = new float[ROWS * outputs];
    apply(wider, result, 0, ROWS);
    System.arraycopy(result, 0, to, first * outputs, rows * outputs);
  }

  /** 6 rows by 2 vectors of outputs. */
  @SuppressWarnings("MethodLength") // Every variable is a register.
  private void tile(float[] from, int row, int strip, float[] to, int at, int stride) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector e0 = a0;
    FloatVector e1 = a0;
    FloatVector f0 = a0;
    FloatVector f1 = a0;
    int next = strip;
    for (int i = row; i < row + inputs; i++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, strips, next);
      FloatVector w1 = FloatVector.fromArray(SPECIES, strips, next + LANES);
      next += STRIP;
      FloatVector x = FloatVector.broadcast(SPECIES, from[i]);
      a0 = x.fma(w0, a0);
      a1 = x.fma(w1, a1);
      x = FloatVector.broadcast(SPECIES, from[i + inputs]);
      b0 = x.fma(w0, b0);
      b1 = x.fma(w1, b1);
      x = FloatVector.broadcast(SPECIES, from[i + 2 * inputs]);
      c0 = x.fma(w0, c0);
      c1 = x.fma(w1, c1);
      x = FloatVector.broadcast(SPECIES, from[i + 3 * inputs]);
      d0 = x.fma(w0, d0);
      d1 = x.fma(w1, d1);
      x = FloatVector.broadcast(SPECIES, from[i + 4 * inputs]);
      e0 = x.fma(w0, e0);
      e1 = x.fma(w1, e1);
      x = FloatVector.broadcast(SPECIES, from[i + 5 * inputs]);
      f0 = x.fma(w0, f0);
      f1 = x.fma(w1, f1);
    }
    put(a0, a1, to, at);
    put(b0, b1, to, at + stride);
    put(c0, c1, to, at + 2 * stride);
    put(d0, d1, to, at + 3 * stride);
    put(e0, e1, to, at + 4 * stride);
    put(f0, f1, to, at + 5 * stride);
  }

  private static void put(FloatVector first, FloatVector second, float[] to, int at) {
    first.intoArray(to, at);
    second.intoArray(to, at + LANES);
  }
}
