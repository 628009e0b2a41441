package gaia.embedding;

import gaia.tensor.Matrix;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * All eigenvalues of a small symmetric matrix by Jacobi's rotations: slow beyond some hundred rows,
 * but exact, short, and the same on every machine. See Golub and Van Loan, "Matrix Computations",
 * section 8.5.
 */
final class SymmetricEigen {

  private static final int MOST_SWEEPS = 30;
  private static final double CLOSE_ENOUGH = 1e-18;

  private final double[][] matrix;
  private final double[][] vectors;
  private final int[] order;

  private SymmetricEigen(Matrix source, Runnable breathe) {
    int n = source.rows();
    matrix = new double[n][n];
    vectors = new double[n][n];
    for (int r = 0; r < n; r++) {
      vectors[r][r] = 1;
      for (int c = 0; c < n; c++) {
        matrix[r][c] = ((double) source.at(r, c) + source.at(c, r)) / 2;
      }
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(); sweep++) {
      sweep(breathe);
    }
    order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -matrix[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  static SymmetricEigen of(Matrix symmetric, Runnable breathe) {
    return new SymmetricEigen(symmetric, breathe);
  }

  /** The eigenvalues descend with their index. */
  double value(int index) {
    return matrix[order[index]][order[index]];
  }

  double vector(int index, int element) {
    return vectors[order[index]][element];
  }

  private boolean isDiagonal() {
    double beside = 0;
    double all = 0;
    for (int r = 0; r < matrix.length; r++) {
      for (int c = 0; c < matrix.length; c++) {
        double square = matrix[r][c] * matrix[r][c];
        all += square;
        beside += r == c ? 0 : square;
      }
    }
    return beside <= CLOSE_ENOUGH * all;
  }

  private void sweep(Runnable breathe) {
    for (int p = 0; p < matrix.length - 1; p++) {
      for (int q = p + 1; q < matrix.length; q++) {
        rotate(p, q);
      }
      breathe.run();
    }
  }

  private void rotate(int p, int q) {
    if (matrix[p][q] == 0) {
      return;
    }
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cosine = 1 / Math.sqrt(t * t + 1);
    double sine = t * cosine;
    rotateRows(matrix, p, q, cosine, sine);
    for (double[] row : matrix) {
      double a = row[p];
      row[p] = cosine * a - sine * row[q];
      row[q] = sine * a + cosine * row[q];
    }
    rotateRows(vectors, p, q, cosine, sine);
  }

  private static void rotateRows(double[][] rows, int p, int q, double cosine, double sine) {
    double[] first = rows[p];
    double[] second = rows[q];
    for (int i = 0; i < first.length; i++) {
      double a = first[i];
      double b = second[i];
      first[i] = cosine * a - sine * b;
      second[i] = sine * a + cosine * b;
    }
  }
}
