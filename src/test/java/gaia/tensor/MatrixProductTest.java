package gaia.tensor;

import static gaia.tensor.MatrixProduct.Operand.of;
import static gaia.tensor.MatrixProduct.Operand.transposed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatrixProductTest {

  private static final MatrixProduct ND4J = Nd4jProduct.load().orElseThrow();
  private static final MatrixProduct BLAS = BlasProduct.load().orElseThrow();

  @Property(tries = 60)
  void every_product_agrees_with_the_definition(
      @ForAll @IntRange(min = 1, max = 40) int m,
      @ForAll @IntRange(min = 1, max = 40) int k,
      @ForAll @IntRange(min = 1, max = 40) int n,
      @ForAll boolean leftTransposed,
      @ForAll boolean rightTransposed) {
    Random random = new Random(m * 10_000L + k * 100L + n);
    var left =
        new MatrixProduct.Operand(
            leftTransposed ? filled(k, m, random) : filled(m, k, random), leftTransposed);
    var right =
        new MatrixProduct.Operand(
            rightTransposed ? filled(n, k, random) : filled(k, n, random), rightTransposed);

    float[] expected = byDefinition(left, right);

    for (MatrixProduct one : List.of(ND4J, BLAS, new PlainProduct())) {
      assertThat(product(one, left, right)).as(one.name()).containsExactly(expected, near());
    }
  }

  @Test
  void nd4j_is_found_on_this_machine() {
    assertThat(MatrixProduct.fastest().name()).isEqualTo("ND4J");
  }

  @Test
  void the_same_product_is_the_same_to_the_last_bit() {
    Random random = new Random(1);
    var left = of(filled(70, 33, random));
    var right = of(filled(33, 50, random));

    assertThat(product(MatrixProduct.fastest(), left, right))
        .isEqualTo(product(MatrixProduct.fastest(), left, right));
  }

  @Test
  void shapes_that_do_not_fit_are_refused_before_native_code_sees_them() {
    assertThatThrownBy(
            () ->
                MatrixProduct.fastest()
                    .multiply(of(new Matrix(2, 3)), of(new Matrix(2, 3)), new Matrix(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(2, 3) x (2, 3)");
  }

  @Test
  void a_result_must_not_be_an_operand() {
    Matrix square = new Matrix(2, 2);

    assertThatThrownBy(
            () -> MatrixProduct.fastest().multiply(of(square), transposed(square), square))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] product(
      MatrixProduct product, MatrixProduct.Operand left, MatrixProduct.Operand right) {
    Matrix result = new Matrix(left.rows(), right.columns());
    product.multiply(left, right, result);
    return result.values();
  }

  private static float[] byDefinition(MatrixProduct.Operand left, MatrixProduct.Operand right) {
    float[] result = new float[left.rows() * right.columns()];
    for (int i = 0; i < left.rows(); i++) {
      for (int j = 0; j < right.columns(); j++) {
        double sum = 0;
        for (int k = 0; k < left.columns(); k++) {
          sum += (double) element(left, i, k) * element(right, k, j);
        }
        result[i * right.columns() + j] = (float) sum;
      }
    }
    return result;
  }

  private static float element(MatrixProduct.Operand operand, int row, int column) {
    return operand.transposed()
        ? operand.matrix().at(column, row)
        : operand.matrix().at(row, column);
  }

  private static Matrix filled(int rows, int columns, Random random) {
    Matrix matrix = new Matrix(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }

  private static org.assertj.core.data.Offset<Float> near() {
    return org.assertj.core.data.Offset.offset(1e-4f);
  }
}
