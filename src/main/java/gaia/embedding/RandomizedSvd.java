package gaia.embedding;

import static gaia.tensor.MatrixProduct.Operand.of;
import static gaia.tensor.MatrixProduct.Operand.transposed;

import gaia.tensor.Matrix;
import gaia.tensor.MatrixProduct;
import java.util.Arrays;
import java.util.Random;

/**
 * The leading left singular vectors of a large sparse matrix. Method: Halko, Martinsson and Tropp,
 * "Finding Structure with Randomness", 2011, algorithms 4.4 and 5.1, with the orthogonal basis by
 * Cholesky factors instead of Householder reflections (everything large is then one product).
 */
final class RandomizedSvd {

  private static final int OVERSAMPLES = 16;
  private static final int POWER_ITERATIONS = 2;
  private static final long SEED = 20_170_419L;

  private static final int ROWS_BETWEEN_BREATHS = 256;

  private final MatrixProduct product;
  private final Runnable breathe;

  RandomizedSvd(MatrixProduct product, Runnable breathe) {
    this.product = product;
    this.breathe = breathe;
  }

  /**
   * @param left (size, rank), columns of length 1
   * @param singularValues descending; (rank)
   */
  record Result(Matrix left, double[] singularValues) {}

  /** Fewer than {@code rank} columns come back when the matrix is smaller than that. */
  Result decompose(SparseMatrix matrix, int rank) {
    int width = Math.min(matrix.size(), rank + OVERSAMPLES);
    Matrix basis = gaussian(matrix.size(), width);
    Matrix other = new Matrix(matrix.size(), width);
    matrix.multiply(basis, other, breathe);
    basis = orthonormal(other);
    for (int i = 0; i < POWER_ITERATIONS; i++) {
      other = new Matrix(matrix.size(), width);
      matrix.multiplyTransposed(basis, other, breathe);
      other = orthonormal(other);
      matrix.multiply(other, basis, breathe);
      basis = orthonormal(basis);
    }
    matrix.multiplyTransposed(basis, other, breathe);
    return rotate(basis, gram(other), Math.min(rank, width));
  }

  /** The singular values of the small problem are the roots of the eigenvalues of its square. */
  private Result rotate(Matrix basis, Matrix square, int rank) {
    SymmetricEigen eigen = SymmetricEigen.of(square, breathe);
    Matrix rotation = new Matrix(basis.columns(), rank);
    double[] singularValues = new double[rank];
    for (int c = 0; c < rank; c++) {
      singularValues[c] = Math.sqrt(Math.max(0, eigen.value(c)));
      for (int r = 0; r < basis.columns(); r++) {
        rotation.values()[r * rank + c] = (float) eigen.vector(c, r);
      }
    }
    return new Result(times(basis, rotation), singularValues);
  }

  private Matrix gaussian(int rows, int columns) {
    Random random = new Random(SEED);
    Matrix matrix = new Matrix(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
      if (i % (ROWS_BETWEEN_BREATHS * 64) == 0) {
        breathe.run();
      }
    }
    return matrix;
  }

  /** matrix transposed × matrix, some rows at a time, so that no step takes long. */
  private Matrix gram(Matrix matrix) {
    int n = matrix.columns();
    Matrix gram = new Matrix(n, n);
    Matrix part = new Matrix(n, n);
    for (int row = 0; row < matrix.rows(); row += ROWS_BETWEEN_BREATHS) {
      Matrix block = rows(matrix, row);
      product.multiply(transposed(block), of(block), part);
      for (int i = 0; i < part.values().length; i++) {
        gram.values()[i] += part.values()[i];
      }
      breathe.run();
    }
    return gram;
  }

  /** left × right, some rows at a time. */
  private Matrix times(Matrix left, Matrix right) {
    Matrix result = new Matrix(left.rows(), right.columns());
    for (int row = 0; row < left.rows(); row += ROWS_BETWEEN_BREATHS) {
      Matrix block = rows(left, row);
      Matrix part = new Matrix(block.rows(), right.columns());
      product.multiply(of(block), of(right), part);
      int at = row * right.columns();
      System.arraycopy(part.values(), 0, result.values(), at, part.values().length);
      breathe.run();
    }
    return result;
  }

  private static Matrix rows(Matrix matrix, int first) {
    int n = matrix.columns();
    int last = Math.min(matrix.rows(), first + ROWS_BETWEEN_BREATHS);
    return new Matrix(last - first, n, Arrays.copyOfRange(matrix.values(), first * n, last * n));
  }

  /** Twice, because once loses half of the digits when the columns are nearly dependent. */
  private Matrix orthonormal(Matrix matrix) {
    return orthonormalOnce(orthonormalOnce(matrix));
  }

  private Matrix orthonormalOnce(Matrix matrix) {
    return times(matrix, Cholesky.inverseFactor(gram(matrix)));
  }
}
