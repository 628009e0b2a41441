package gaia.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with the Vector API, of rows and a matrix that lies in strips: for each pair of vectors
 * of outputs, the numbers of the first input, then those of the second, and so on. A tile of 6 rows
 * by 2 vectors stays in registers while a strip is read from its beginning to its end.
 */
final class VectorTile {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int ROWS = 6;

  /** How many outputs a strip has. */
  static final int STRIP = 2 * LANES;

  private VectorTile() {}

  /**
   * Rows that lie in an array at equal distances.
   *
   * @param at where the first begins
   * @param stride how far the beginnings of two rows lie apart
   */
  record Rows(float[] values, int at, int stride) {

    int row(int number) {
      return at + number * stride;
    }
  }

  /** Outputs, rounded up to whole strips. */
  static int padded(int outputs) {
    return (outputs + STRIP - 1) / STRIP * STRIP;
  }

  /**
   * Replaces rows of {@code to} by those of {@code from} times a matrix.
   *
   * @param rows how many
   * @param strips the matrix, with zeros up to {@link #padded}
   * @param outputs how many numbers a row of the result has
   */
  static void multiply(Rows from, int rows, int inputs, float[] strips, int outputs, Rows to) {
    if (rows <= 0) {
      return;
    }
    if (rows < ROWS) {
      multiplyFew(from, rows, inputs, strips, outputs, to);
      return;
    }
    int whole = outputs / STRIP * STRIP;
    for (int column = 0; column < whole; column += STRIP) {
      for (int r = 0; r < rows; r += ROWS) {
        // The last tile may go over rows again that the one before it has done.
        int row = Math.min(r, rows - ROWS);
        tile(from, from.row(row), inputs, strips, column * inputs, to, to.row(row) + column);
      }
    }
    if (whole < outputs) {
      Rows edge = new Rows(new float[ROWS * STRIP], 0, STRIP);
      for (int r = 0; r < rows; r += ROWS) {
        int row = Math.min(r, rows - ROWS);
        tile(from, from.row(row), inputs, strips, whole * inputs, edge, 0);
        copy(edge, ROWS, outputs - whole, new Rows(to.values(), to.row(row) + whole, to.stride()));
      }
    }
  }

  private static void multiplyFew(
      Rows from, int rows, int inputs, float[] strips, int outputs, Rows to) {
    Rows wider = new Rows(new float[ROWS * inputs], 0, inputs);
    copy(from, rows, inputs, wider);
    Rows result = new Rows(new float[ROWS * outputs], 0, outputs);
    multiply(wider, ROWS, inputs, strips, outputs, result);
    copy(result, rows, outputs, to);
  }

  static void copy(Rows from, int rows, int length, Rows to) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(from.values(), from.row(r), to.values(), to.row(r), length);
    }
  }

  /** 6 rows by 2 vectors of outputs. */
  @SuppressWarnings("MethodLength") // Every variable is a register.
  private static void tile(
      Rows rows, int row, int inputs, float[] strips, int strip, Rows results, int at) {
    float[] from = rows.values();
    int step = rows.stride();
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
      x = FloatVector.broadcast(SPECIES, from[i + step]);
      b0 = x.fma(w0, b0);
      b1 = x.fma(w1, b1);
      x = FloatVector.broadcast(SPECIES, from[i + 2 * step]);
      c0 = x.fma(w0, c0);
      c1 = x.fma(w1, c1);
      x = FloatVector.broadcast(SPECIES, from[i + 3 * step]);
      d0 = x.fma(w0, d0);
      d1 = x.fma(w1, d1);
      x = FloatVector.broadcast(SPECIES, from[i + 4 * step]);
      e0 = x.fma(w0, e0);
      e1 = x.fma(w1, e1);
      x = FloatVector.broadcast(SPECIES, from[i + 5 * step]);
      f0 = x.fma(w0, f0);
      f1 = x.fma(w1, f1);
    }
    float[] to = results.values();
    int stride = results.stride();
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
