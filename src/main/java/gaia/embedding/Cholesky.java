package gaia.embedding;

import gaia.tensor.Matrix;

/** Turns the inner products of some columns into the matrix that makes the columns orthonormal. */
final class Cholesky {

  /** What is left of a column beside the earlier ones, below which it is taken for dependent. */
  private static final double DEPENDENT = 1e-5;

  private Cholesky() {}

  /**
   * With gram = RᵀR, the upper triangular inverse of R; a column that depends on earlier ones
   * becomes zero.
   *
   * @param gram (n, n), symmetric, no negative eigenvalues
   */
  static Matrix inverseFactor(Matrix gram) {
    int n = gram.rows();
    double[][] lower = lowerFactor(gram);
    Matrix inverse = new Matrix(n, n);
    double[] column = new double[n];
    for (int c = 0; c < n; c++) {
      // Column c of the inverse of the lower factor is row c of the inverse of R.
      for (int r = c; r < n; r++) {
        double sum = r == c ? 1 : 0;
        for (int k = c; k < r; k++) {
          sum -= lower[r][k] * column[k];
        }
        column[r] = lower[r][r] == 0 ? 0 : sum / lower[r][r];
        inverse.values()[c * n + r] = (float) column[r];
      }
    }
    return inverse;
  }

  private static double[][] lowerFactor(Matrix gram) {
    int n = gram.rows();
    double[][] lower = new double[n][n];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < r; c++) {
        double rest = gram.at(r, c) - dot(lower[r], lower[c], c);
        lower[r][c] = lower[c][c] == 0 ? 0 : rest / lower[c][c];
      }
      double rest = gram.at(r, r) - dot(lower[r], lower[r], r);
      lower[r][r] = rest > DEPENDENT * gram.at(r, r) ? Math.sqrt(rest) : 0;
    }
    return lower;
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
