package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gaia.tensor.Matrix;
import gaia.tensor.MatrixProduct;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomizedSvdTest {

  private static final Runnable NO_BREATH = () -> {};

  @Test
  void a_diagonal_matrix_gives_its_own_values_in_order() {
    SparseMatrix diagonal =
        new SparseMatrix(
            5,
            new int[] {0, 1, 2, 3, 4, 5},
            new int[] {0, 1, 2, 3, 4},
            new float[] {2, 7, 1, 5, 3});

    var svd = new RandomizedSvd(MatrixProduct.fastest(), NO_BREATH).decompose(diagonal, 3);

    assertThat(svd.singularValues()).containsExactly(new double[] {7, 5, 3}, within(1e-3));
    assertThat(Math.abs(svd.left().at(1, 0))).isCloseTo(1f, within(1e-3f));
  }

  @Test
  void the_left_vectors_rebuild_a_matrix_of_low_rank() {
    double[][] low = lowRank(60, 4);

    var svd = new RandomizedSvd(MatrixProduct.fastest(), NO_BREATH).decompose(sparse(low), 4);

    assertThat(lostBy(svd.left(), low)).isLessThan(1e-3);
  }

  @Test
  void a_matrix_of_zeros_gives_values_of_zero() {
    SparseMatrix zeros = new SparseMatrix(3, new int[4], new int[0], new float[0]);

    var svd = new RandomizedSvd(MatrixProduct.fastest(), NO_BREATH).decompose(zeros, 2);

    assertThat(svd.singularValues()).containsExactly(new double[] {0, 0}, within(1e-6));
  }

  /** The share of the matrix that lies outside of the space of the vectors. */
  private static double lostBy(Matrix left, double[][] matrix) {
    double lost = 0;
    double all = 0;
    for (int c = 0; c < matrix.length; c++) {
      double[] column = column(matrix, c);
      all += square(column);
      for (int k = 0; k < left.columns(); k++) {
        double dot = 0;
        for (int r = 0; r < column.length; r++) {
          dot += left.at(r, k) * matrix[r][c];
        }
        for (int r = 0; r < column.length; r++) {
          column[r] -= dot * left.at(r, k);
        }
      }
      lost += square(column);
    }
    return lost / all;
  }

  private static double[] column(double[][] matrix, int c) {
    return Arrays.stream(matrix).mapToDouble(row -> row[c]).toArray();
  }

  private static double square(double[] vector) {
    return Arrays.stream(vector).map(x -> x * x).sum();
  }

  private static double[][] lowRank(int size, int rank) {
    Random random = new Random(3);
    double[][] result = new double[size][size];
    for (int k = 0; k < rank; k++) {
      double[] a = random.doubles(size).toArray();
      double[] b = random.doubles(size).toArray();
      for (int r = 0; r < size; r++) {
        for (int c = 0; c < size; c++) {
          result[r][c] += a[r] * b[c];
        }
      }
    }
    return result;
  }

  private static SparseMatrix sparse(double[][] dense) {
    int n = dense.length;
    int[] starts = new int[n + 1];
    int[] columns = new int[n * n];
    float[] values = new float[n * n];
    for (int i = 0; i < n * n; i++) {
      columns[i] = i % n;
      values[i] = (float) dense[i / n][i % n];
    }
    Arrays.setAll(starts, row -> row * n);
    return new SparseMatrix(n, starts, columns, values);
  }
}
