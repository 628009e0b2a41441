package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class PanelProductTest {

  private static final List<PanelProduct> ALL =
      List.of(BlasPanels.load().orElseThrow(), new PlainPanels());

  @Property(tries = 60)
  void every_product_of_rectangles_agrees_with_the_definition(
      @ForAll @IntRange(min = 1, max = 40) int m,
      @ForAll @IntRange(min = 1, max = 40) int k,
      @ForAll @IntRange(min = 1, max = 40) int n,
      @ForAll boolean leftTransposed,
      @ForAll boolean rightTransposed) {
    Random random = new Random(m * 10_000L + k * 100L + n);
    Panel left = rectangle(m, k, leftTransposed, random);
    Panel right = rectangle(k, n, rightTransposed, random);
    for (PanelProduct product : ALL) {
      Panel whole = Panel.allocate(m + 2, n + 3);
      Panel result = whole.block(1, m, 2, n);
      product.multiply(left, right, result);
      product.multiplyAndAdd(left, right, result);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double twice = 2 * element(left, right, i, j);
          assertThat((double) result.at(i, j)).isCloseTo(twice, Offset.offset(2e-4));
        }
      }
      assertThat(whole.at(0, 2)).isZero();
      assertThat(whole.at(1, 1)).isZero();
      assertThat(whole.at(m + 1, n + 2)).isZero();
    }
  }

  @Test
  void the_native_library_is_found_on_this_machine() {
    assertThat(PanelProduct.fastest().name()).isEqualTo("OpenBLAS");
  }

  @Test
  void shapes_that_do_not_fit_are_refused_before_native_code_sees_them() {
    for (PanelProduct product : ALL) {
      assertThatThrownBy(
              () ->
                  product.multiply(
                      Panel.allocate(2, 3), Panel.allocate(2, 3), Panel.allocate(2, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(2, 3) x (2, 3)");
    }
  }

  @Test
  void a_rectangle_outside_the_matrix_is_refused() {
    Panel panel = Panel.allocate(4, 5);

    assertThatThrownBy(() -> panel.block(2, 3, 0, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> panel.block(0, 1, Integer.MAX_VALUE, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> panel.get(4, new float[5], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Panel.allocate(1 << 20, 1 << 20))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void memory_does_not_grow_with_the_number_of_products() {
    PanelProduct product = PanelProduct.fastest();
    Panel left = Panel.allocate(400, 400);
    Panel right = Panel.allocate(400, 400);
    Panel result = Panel.allocate(400, 400);
    MatrixProduct onHeap = MatrixProduct.fastest();
    Matrix square = new Matrix(400, 400);
    Matrix squared = new Matrix(400, 400);
    Runnable both =
        () -> {
          product.multiply(left, right.transposed(), result);
          onHeap.multiply(
              MatrixProduct.Operand.of(square), MatrixProduct.Operand.transposed(square), squared);
        };
    repeat(both, 50);
    long before = Pointer.physicalBytes();

    repeat(both, 1500);

    // 1500 results alone are 960 MB.
    assertThat(Pointer.physicalBytes() - before).isLessThan(200L << 20);
  }

  private static void repeat(Runnable work, int times) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }

  private static Panel rectangle(int rows, int columns, boolean transposed, Random random) {
    int lyingRows = transposed ? columns : rows;
    int lyingColumns = transposed ? rows : columns;
    Panel panel =
        Panel.allocate(lyingRows + 1, lyingColumns + 2).block(1, lyingRows, 1, lyingColumns);
    float[] row = new float[lyingColumns];
    for (int r = 0; r < lyingRows; r++) {
      for (int c = 0; c < lyingColumns; c++) {
        row[c] = (float) random.nextGaussian();
      }
      panel.put(r, row, 0);
    }
    return transposed ? panel.transposed() : panel;
  }

  private static double element(Panel left, Panel right, int i, int j) {
    double sum = 0;
    for (int k = 0; k < left.columns(); k++) {
      sum += (double) left.at(i, k) * right.at(k, j);
    }
    return sum;
  }
}
