package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientKernelsTest {

  private static final int LENGTH = 37;
  private static final float STEP = 1e-2f;
  private static final float EPSILON = 1e-5f;

  static Stream<GradientKernels> kernels() {
    return Stream.of(new PlainGradients(), GradientKernels.fastest());
  }

  private static float[] numbers(int seed) {
    Random random = new Random(seed);
    float[] numbers = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private interface Function {
    float[] of(float[] x);
  }

  /** The slope of weights · f(x) along one coordinate. */
  private static double slope(Function f, float[] x, float[] weights, int coordinate) {
    float[] above = x.clone();
    float[] below = x.clone();
    above[coordinate] += STEP;
    below[coordinate] -= STEP;
    return (dot(f.of(above), weights) - dot(f.of(below), weights)) / (2 * STEP);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gradients_of_the_gated_unit_are_its_slopes(GradientKernels kernels) {
    float[] gate = numbers(1);
    float[] up = numbers(2);
    float[] weights = numbers(3);
    float[] gateBack = gate.clone();
    float[] upBack = up.clone();

    kernels.swigluBackward(gateBack, upBack, weights, LENGTH);

    for (int i = 0; i < LENGTH; i++) {
      assertThat((double) gateBack[i])
          .isCloseTo(slope(x -> swiglu(kernels, x, up), gate, weights, i), within(1e-3));
      assertThat((double) upBack[i])
          .isCloseTo(slope(x -> swiglu(kernels, gate, x), up, weights, i), within(1e-3));
    }
  }

  private static float[] swiglu(GradientKernels kernels, float[] gate, float[] up) {
    float[] to = new float[LENGTH];
    kernels.swiglu(gate, up, to, LENGTH);
    return to;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gradients_of_a_softmax_are_its_slopes_times_the_factor(GradientKernels kernels) {
    float[] x = numbers(4);
    float[] weights = numbers(5);
    float[] back = weights.clone();

    kernels.softmaxBackward(softmax(x), back, LENGTH, 2f);

    for (int i = 0; i < LENGTH; i++) {
      double expected = 2 * slope(GradientKernelsTest::softmax, x, weights, i);
      assertThat((double) back[i]).isCloseTo(expected, within(1e-4));
    }
  }

  private static float[] softmax(float[] x) {
    float[] p = x.clone();
    new PlainKernels().softmax(p, 0, p.length);
    return p;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gradients_of_the_norm_are_its_slopes(GradientKernels kernels) {
    float[] x = numbers(6);
    float[] gain = numbers(7);
    float[] weights = numbers(8);
    float[] back = weights.clone();

    kernels.rmsNormBackward(x, gain, back, LENGTH, EPSILON);

    for (int i = 0; i < LENGTH; i++) {
      double expected = slope(y -> norm(y, gain), x, weights, i);
      assertThat((double) back[i]).isCloseTo(expected, within(2e-3));
    }
  }

  private static float[] norm(float[] x, float[] gain) {
    float[] normed = x.clone();
    new PlainKernels().rmsNorm(normed, 0, LENGTH, gain, EPSILON);
    return normed;
  }
}
