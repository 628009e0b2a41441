package gaia.tensor;

import java.util.Arrays;

/** The textbook product, in an order of loops that the compiler can make fast. */
final class PlainProduct implements MatrixProduct {

  @Override
  public void multiply(Operand left, Operand right, Matrix result) {
    MatrixProduct.check(left, right, result);
    Matrix b = right.transposed() ? transpose(right.matrix()) : right.matrix();
    Arrays.fill(result.values(), 0f);
    for (int i = 0; i < result.rows(); i++) {
      for (int k = 0; k < left.columns(); k++) {
        float a = left.transposed() ? left.matrix().at(k, i) : left.matrix().at(i, k);
        addRow(a, b, k, result, i);
      }
    }
  }

  private static void addRow(float factor, Matrix from, int row, Matrix to, int target) {
    int n = to.columns();
    float[] source = from.values();
    float[] sums = to.values();
    for (int j = 0; j < n; j++) {
      sums[target * n + j] += factor * source[row * n + j];
    }
  }

  private static Matrix transpose(Matrix matrix) {
    Matrix result = new Matrix(matrix.columns(), matrix.rows());
    for (int r = 0; r < matrix.rows(); r++) {
      for (int c = 0; c < matrix.columns(); c++) {
        result.values()[c * matrix.rows() + r] = matrix.at(r, c);
      }
    }
    return result;
  }

  @Override
  public String name() {
    return "Java";
  }
}
