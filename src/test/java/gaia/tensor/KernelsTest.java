package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** One contract for all kernels: the definition in double precision. */
class KernelsTest {

  private static final List<Kernels> ALL = List.of(new PlainKernels(), new VectorKernels());
  private static final int MARGIN = 3;
  private static final float OUTSIDE = 77f;

  @Test
  void the_vector_kernels_are_found_in_this_build() {
    assertThat(Kernels.fastest()).isInstanceOf(VectorKernels.class);
    assertThat(Kernels.fastest().name()).contains("bits");
  }

  @Property(tries = 50)
  void functions_of_one_number_follow_their_definitions(
      @ForAll @IntRange(max = 70) int length, @ForAll long seed) {
    everyNumber(length, seed, 20, Kernels::exp, Math::exp, 3e-6);
    everyNumber(length, seed, 4, Kernels::gelu, KernelsTest::gelu, 2e-6);
    everyNumber(length, seed, 4, Kernels::geluTanh, KernelsTest::geluTanh, 2e-6);
    everyNumber(length, seed, 9, Kernels::silu, x -> x / (1 + Math.exp(-x)), 2e-6);
    everyNumber(length, seed, 9, Kernels::relu, x -> Math.max(x, 0), 0);
  }

  private static void everyNumber(
      int length,
      long seed,
      double spread,
      Range kernel,
      DoubleUnaryOperator definition,
      double tolerance) {
    for (Kernels kernels : ALL) {
      float[] x = framed(length, seed, spread);
      float[] before = x.clone();
      kernel.apply(kernels, x, MARGIN, length);
      for (int i = MARGIN; i < MARGIN + length; i++) {
        double expected = definition.applyAsDouble(before[i]);
        assertThat((double) x[i])
            .as("%s of %s by %s", expected, before[i], kernels.name())
            .isCloseTo(expected, Offset.offset(tolerance * Math.max(1, Math.abs(expected))));
      }
      frameIsUntouched(x, length);
    }
  }

  private interface Range {
    void apply(Kernels kernels, float[] x, int from, int length);
  }

  @Property(tries = 50)
  void sums_of_products_follow_their_definition(
      @ForAll @IntRange(max = 200) int length, @ForAll long seed) {
    for (Kernels kernels : ALL) {
      float[] a = framed(length, seed, 1);
      float[] b = framed(length, seed + 1, 1);
      double expected = 0;
      for (int i = 0; i < length; i++) {
        expected += (double) a[MARGIN + i] * b[MARGIN + i];
      }
      assertThat((double) kernels.dot(a, MARGIN, b, MARGIN, length))
          .isCloseTo(expected, Offset.offset(1e-4));
      float[] sum = b.clone();
      kernels.axpy(0.5f, a, MARGIN, sum, MARGIN, length);
      kernels.scale(a, MARGIN, length, 0.5f);
      for (int i = MARGIN; i < MARGIN + length; i++) {
        assertThat(sum[i]).isCloseTo(b[i] + a[i], Offset.offset(1e-6f));
      }
      frameIsUntouched(sum, length);
      frameIsUntouched(a, length);
    }
  }

  @Property(tries = 50)
  void softmax_is_a_distribution_with_the_right_proportions(
      @ForAll @IntRange(min = 1, max = 90) int length, @ForAll long seed) {
    for (Kernels kernels : ALL) {
      float[] x = framed(length, seed, 30);
      double[] expected = softmax(x, length);
      kernels.softmax(x, MARGIN, length);
      for (int i = 0; i < length; i++) {
        assertThat((double) x[MARGIN + i]).isCloseTo(expected[i], Offset.offset(2e-6));
      }
      frameIsUntouched(x, length);
    }
  }

  @Property(tries = 50)
  void norms_follow_their_definitions(
      @ForAll @IntRange(min = 1, max = 90) int length, @ForAll long seed) {
    for (Kernels kernels : ALL) {
      float[] gain = new Numbers(seed).next(length);
      float[] shift = new Numbers(seed + 1).next(length);
      compare(
          length,
          seed,
          x -> kernels.layerNorm(x, MARGIN, length, gain, shift, 1e-5f),
          (x, y) -> layerNorm(x, y, gain, shift));
      compare(
          length,
          seed,
          x -> kernels.rmsNorm(x, MARGIN, length, gain, 1e-5f),
          (x, y) -> rmsNorm(x, y, gain));
    }
  }

  private static void compare(
      int length,
      long seed,
      java.util.function.Consumer<float[]> kernel,
      BiConsumer<float[], double[]> definition) {
    float[] x = framed(length, seed, 2);
    double[] expected = new double[length];
    definition.accept(x, expected);
    kernel.accept(x);
    for (int i = 0; i < length; i++) {
      assertThat((double) x[MARGIN + i])
          .isCloseTo(expected[i], Offset.offset(2e-5 * Math.max(1, Math.abs(expected[i]))));
    }
    frameIsUntouched(x, length);
  }

  @Test
  void extreme_numbers_stay_within_their_bounds() {
    for (Kernels kernels : ALL) {
      float[] x = new float[64];
      for (int i = 0; i < x.length; i++) {
        x[i] = i % 2 == 0 ? 1e30f : -1e30f;
      }
      float[] logistic = x.clone();
      kernels.exp(logistic, 0, 64);
      for (float value : logistic) {
        assertThat(value).isFinite().isNotNegative();
      }
      float[] gated = x.clone();
      kernels.gelu(gated, 0, 64);
      assertThat(gated[0]).isEqualTo(1e30f);
      assertThat(Math.abs(gated[1])).isLessThan(1e25f);
      kernels.softmax(x, 0, 64);
      assertThat(x[0]).isCloseTo(1 / 32f, Offset.offset(1e-6f));
    }
  }

  @Test
  void what_is_not_a_number_does_not_vanish() {
    for (Kernels kernels : ALL) {
      float[] x = new float[40];
      x[5] = Float.NaN;
      float[] norm = x.clone();
      kernels.layerNorm(norm, 0, 40, new float[40], new float[40], 1e-5f);
      kernels.gelu(x, 0, 40);

      assertThat(norm[0]).isNaN();
      assertThat(x[5]).isNaN();
    }
  }

  private static double gelu(double x) {
    return x * (1 + erf(x / Math.sqrt(2))) / 2;
  }

  /** By its series, which is exact enough where the tests look. */
  private static double erf(double x) {
    if (Math.abs(x) > 4) {
      return Math.signum(x);
    }
    double sum = 0;
    double term = x;
    for (int n = 0; n < 200; n++) {
      sum += term / (2 * n + 1);
      term *= -x * x / (n + 1);
    }
    return Math.max(-1, Math.min(1, 2 / Math.sqrt(Math.PI) * sum));
  }

  private static double geluTanh(double x) {
    return x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }

  private static double[] softmax(float[] x, int length) {
    double[] result = new double[length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < length; i++) {
      most = Math.max(most, x[MARGIN + i]);
    }
    double sum = 0;
    for (int i = 0; i < length; i++) {
      result[i] = Math.exp(x[MARGIN + i] - most);
      sum += result[i];
    }
    for (int i = 0; i < length; i++) {
      result[i] /= sum;
    }
    return result;
  }

  private static void layerNorm(float[] x, double[] y, float[] gain, float[] shift) {
    double mean = 0;
    for (int i = 0; i < y.length; i++) {
      mean += x[MARGIN + i] / (double) y.length;
    }
    double variance = 0;
    for (int i = 0; i < y.length; i++) {
      variance += Math.pow(x[MARGIN + i] - mean, 2) / y.length;
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = (x[MARGIN + i] - mean) / Math.sqrt(variance + 1e-5f) * gain[i] + shift[i];
    }
  }

  private static void rmsNorm(float[] x, double[] y, float[] gain) {
    double squares = 0;
    for (int i = 0; i < y.length; i++) {
      squares += Math.pow(x[MARGIN + i], 2) / y.length;
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = x[MARGIN + i] / Math.sqrt(squares + 1e-5f) * gain[i];
    }
  }

  private static float[] framed(int length, long seed, double spread) {
    Random random = new Random(seed);
    float[] x = new float[length + 2 * MARGIN];
    for (int i = 0; i < x.length; i++) {
      boolean inside = i >= MARGIN && i < MARGIN + length;
      x[i] = inside ? (float) Math.max(-80, Math.min(80, random.nextGaussian() * spread)) : OUTSIDE;
    }
    return x;
  }

  private static void frameIsUntouched(float[] x, int length) {
    for (int i = 0; i < MARGIN; i++) {
      assertThat(x[i]).isEqualTo(OUTSIDE);
      assertThat(x[MARGIN + length + i]).isEqualTo(OUTSIDE);
    }
  }

  private record Numbers(long seed) {
    float[] next(int length) {
      Random random = new Random(seed);
      float[] numbers = new float[length];
      for (int i = 0; i < length; i++) {
        numbers[i] = (float) random.nextGaussian();
      }
      return numbers;
    }
  }
}
