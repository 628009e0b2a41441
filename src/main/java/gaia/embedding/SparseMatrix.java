package gaia.embedding;

import gaia.tensor.Matrix;
import java.util.Arrays;

/**
 * A square matrix that is mostly zeros, row after row.
 *
 * @param starts where each row begins in the two other arrays; (size + 1)
 * @param columns in each row ascending
 */
record SparseMatrix(int size, int[] starts, int[] columns, float[] values) {

  /** Multiplications, about a millisecond's worth. */
  private static final int BETWEEN_BREATHS = 1 << 20;

  /** result = this × dense; both (size, n). */
  void multiply(Matrix dense, Matrix result, Runnable breathe) {
    Arrays.fill(result.values(), 0f);
    long done = 0;
    for (int row = 0; row < size; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        addRow(values[i], dense, columns[i], result, row);
      }
      done = breatheAfter(done, row, dense, breathe);
    }
  }

  /** result = this transposed × dense; both (size, n). */
  void multiplyTransposed(Matrix dense, Matrix result, Runnable breathe) {
    Arrays.fill(result.values(), 0f);
    long done = 0;
    for (int row = 0; row < size; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        addRow(values[i], dense, row, result, columns[i]);
      }
      done = breatheAfter(done, row, dense, breathe);
    }
  }

  private long breatheAfter(long done, int row, Matrix dense, Runnable breathe) {
    long more = done + (long) (starts[row + 1] - starts[row] + 1) * dense.columns();
    if (more < BETWEEN_BREATHS) {
      return more;
    }
    breathe.run();
    return 0;
  }

  private static void addRow(float factor, Matrix from, int row, Matrix to, int target) {
    int n = to.columns();
    float[] source = from.values();
    float[] sums = to.values();
    int a = row * n;
    int b = target * n;
    for (int j = 0; j < n; j++) {
      sums[b + j] += factor * source[a + j];
    }
  }
}
