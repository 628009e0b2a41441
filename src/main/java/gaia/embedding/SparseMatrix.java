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

  private static final int ROWS_BETWEEN_BREATHS = 500;

  /** result = this × dense; both (size, n). */
  void multiply(Matrix dense, Matrix result, Runnable breathe) {
    Arrays.fill(result.values(), 0f);
    for (int row = 0; row < size; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        addRow(values[i], dense, columns[i], result, row);
      }
      breatheNow(row, breathe);
    }
  }

  /** result = this transposed × dense; both (size, n). */
  void multiplyTransposed(Matrix dense, Matrix result, Runnable breathe) {
    Arrays.fill(result.values(), 0f);
    for (int row = 0; row < size; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        addRow(values[i], dense, row, result, columns[i]);
      }
      breatheNow(row, breathe);
    }
  }

  private static void breatheNow(int row, Runnable breathe) {
    if (row % ROWS_BETWEEN_BREATHS == 0) {
      breathe.run();
    }
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
