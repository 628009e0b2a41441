package gaia.embedding;

import static gaia.tensor.MatrixProduct.Operand.of;
import static gaia.tensor.MatrixProduct.Operand.transposed;

import gaia.tensor.Matrix;
import gaia.tensor.MatrixProduct;
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
    Matrix left = new Matrix(basis.rows(), rank);
    product.multiply(of(basis), of(rotation), left);
    return new Result(left, singularValues);
  }

  private static Matrix gaussian(int rows, int columns) {
    Random random = new Random(SEED);
    Matrix matrix = new Matrix(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }

  private Matrix gram(Matrix matrix) {
    Matrix gram = new Matrix(matrix.columns(), matrix.columns());
    product.multiply(transposed(matrix), of(matrix), gram);
    breathe.run();
    return gram;
  }

  /** Twice, because once loses half of the digits when the columns are nearly dependent. */
  private Matrix orthonormal(Matrix matrix) {
    return orthonormalOnce(orthonormalOnce(matrix));
  }

  private Matrix orthonormalOnce(Matrix matrix) {
    Matrix result = new Matrix(matrix.rows(), matrix.columns());
    product.multiply(of(matrix), of(Cholesky.inverseFactor(gram(matrix))), result);
    return result;
  }
}
