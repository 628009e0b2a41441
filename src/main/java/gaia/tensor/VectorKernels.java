package gaia.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the Vector API. Only what it has had unchanged since Java 17 is used, on arrays;
 * what does not fill a vector is done as in {@link PlainKernels}.
 */
final class VectorKernels implements Kernels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public String name() {
    return "Vector API, " + SPECIES.vectorBitSize() + " bits";
  }

  @Override
  public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i + 2 * LANES <= length; i += 2 * LANES) {
      even = load(a, aFrom + i).fma(load(b, bFrom + i), even);
      odd = load(a, aFrom + i + LANES).fma(load(b, bFrom + i + LANES), odd);
    }
    for (; i + LANES <= length; i += LANES) {
      even = load(a, aFrom + i).fma(load(b, bFrom + i), even);
    }
    float sum = even.add(odd).reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      sum += a[aFrom + i] * b[bFrom + i];
    }
    return sum;
  }

  @Override
  public void axpy(float factor, float[] x, int xFrom, float[] to, int toFrom, int length) {
    FloatVector factors = FloatVector.broadcast(SPECIES, factor);
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      load(x, xFrom + i).fma(factors, load(to, toFrom + i)).intoArray(to, toFrom + i);
    }
    for (; i < length; i++) {
      to[toFrom + i] += factor * x[xFrom + i];
    }
  }

  @Override
  public void scale(float[] x, int from, int length, float factor) {
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      load(x, i).mul(factor).intoArray(x, i);
    }
    for (; i < end; i++) {
      x[i] *= factor;
    }
  }

  @Override
  public void exp(float[] x, int from, int length) {
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      exp(load(x, i)).intoArray(x, i);
    }
    for (; i < end; i++) {
      x[i] = Approximation.exp(x[i]);
    }
  }

  @Override
  public void softmax(float[] x, int from, int length) {
    scale(x, from, length, 1 / powers(x, from, length));
  }

  /** Numbers with the proportions of the softmax, none above 1; what comes back is their sum. */
  static float powers(float[] x, int from, int length) {
    float largest = largest(x, from, length);
    FloatVector sums = FloatVector.zero(SPECIES);
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      FloatVector powers = exp(load(x, i).sub(largest));
      powers.intoArray(x, i);
      sums = sums.add(powers);
    }
    float sum = sums.reduceLanes(VectorOperators.ADD);
    for (; i < end; i++) {
      x[i] = Approximation.exp(x[i] - largest);
      sum += x[i];
    }
    return sum;
  }

  private static float largest(float[] x, int from, int length) {
    FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      most = most.max(load(x, i));
    }
    float largest = most.reduceLanes(VectorOperators.MAX);
    for (; i < end; i++) {
      largest = Math.max(largest, x[i]);
    }
    return largest;
  }

  @Override
  public void gelu(float[] x, int from, int length) {
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      FloatVector here = load(x, i);
      FloatVector half = here.mul(0.5f);
      erf(here.mul(PlainKernels.ROOT_HALF)).fma(half, half).intoArray(x, i);
    }
    for (; i < end; i++) {
      x[i] = PlainKernels.gelu(x[i]);
    }
  }

  @Override
  public void geluTanh(float[] x, int from, int length) {
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      FloatVector here = load(x, i);
      FloatVector bent = here.mul(here).mul(PlainKernels.TANH_CUBIC).add(1f);
      FloatVector twice = here.mul(-2 * PlainKernels.TANH_SLOPE).mul(bent);
      here.div(exp(twice).add(1f)).intoArray(x, i);
    }
    for (; i < end; i++) {
      x[i] = PlainKernels.geluTanh(x[i]);
    }
  }

  @Override
  public void silu(float[] x, int from, int length) {
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      FloatVector here = load(x, i);
      here.div(exp(here.neg()).add(1f)).intoArray(x, i);
    }
    for (; i < end; i++) {
      x[i] = PlainKernels.silu(x[i]);
    }
  }

  @Override
  public void relu(float[] x, int from, int length) {
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      load(x, i).max(0f).intoArray(x, i);
    }
    for (; i < end; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  @Override
  public void layerNorm(
      float[] x, int from, int length, float[] gain, float[] shift, float epsilon) {
    float mean = sum(x, from, length) / length;
    float variance = squares(x, from, length, mean) / length;
    float factor = (float) (1 / Math.sqrt(variance + epsilon));
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      FloatVector normal = load(x, from + i).sub(mean).mul(factor);
      normal.fma(load(gain, i), load(shift, i)).intoArray(x, from + i);
    }
    for (; i < length; i++) {
      x[from + i] = (x[from + i] - mean) * factor * gain[i] + shift[i];
    }
  }

  private static float sum(float[] x, int from, int length) {
    FloatVector sums = FloatVector.zero(SPECIES);
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      sums = sums.add(load(x, i));
    }
    float sum = sums.reduceLanes(VectorOperators.ADD);
    for (; i < end; i++) {
      sum += x[i];
    }
    return sum;
  }

  private static float squares(float[] x, int from, int length, float mean) {
    FloatVector sums = FloatVector.zero(SPECIES);
    int i = from;
    int end = from + length;
    for (; i + LANES <= end; i += LANES) {
      FloatVector away = load(x, i).sub(mean);
      sums = away.fma(away, sums);
    }
    float sum = sums.reduceLanes(VectorOperators.ADD);
    for (; i < end; i++) {
      sum += (x[i] - mean) * (x[i] - mean);
    }
    return sum;
  }

  @Override
  public void rmsNorm(float[] x, int from, int length, float[] gain, float epsilon) {
    float factor = (float) (1 / Math.sqrt(dot(x, from, x, from, length) / length + epsilon));
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      load(x, from + i).mul(factor).mul(load(gain, i)).intoArray(x, from + i);
    }
    for (; i < length; i++) {
      x[from + i] *= factor * gain[i];
    }
  }

  private static FloatVector load(float[] x, int from) {
    return FloatVector.fromArray(SPECIES, x, from);
  }

  static FloatVector exp(FloatVector x) {
    FloatVector inside = x.max(Approximation.LEAST_EXPONENT).min(Approximation.LARGEST_EXPONENT);
    FloatVector power = inside.mul(Approximation.LOG2_E).add(Approximation.ROUNDER);
    FloatVector whole = power.sub(Approximation.ROUNDER);
    FloatVector rest =
        inside.sub(whole.mul(Approximation.LN2_HIGH)).sub(whole.mul(Approximation.LN2_LOW));
    FloatVector series = broadcast(Approximation.EXP_7).fma(rest, broadcast(Approximation.EXP_6));
    series = series.fma(rest, broadcast(Approximation.EXP_5));
    series = series.fma(rest, broadcast(Approximation.EXP_4));
    series = series.fma(rest, broadcast(Approximation.EXP_3));
    series = series.fma(rest, broadcast(Approximation.EXP_2));
    series = series.fma(rest, broadcast(1f)).fma(rest, broadcast(1f));
    return series
        .reinterpretAsInts()
        .add(power.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }

  private static FloatVector erf(FloatVector x) {
    FloatVector inside = x.max(-Approximation.ERF_END).min(Approximation.ERF_END);
    FloatVector square = inside.mul(inside);
    return above(square).mul(inside).div(below(square));
  }

  private static FloatVector above(FloatVector x) {
    FloatVector sum = broadcast(Approximation.ABOVE_6).fma(x, broadcast(Approximation.ABOVE_5));
    sum = sum.fma(x, broadcast(Approximation.ABOVE_4));
    sum = sum.fma(x, broadcast(Approximation.ABOVE_3));
    sum = sum.fma(x, broadcast(Approximation.ABOVE_2));
    sum = sum.fma(x, broadcast(Approximation.ABOVE_1));
    return sum.fma(x, broadcast(Approximation.ABOVE_0));
  }

  private static FloatVector below(FloatVector x) {
    FloatVector sum = broadcast(Approximation.BELOW_5).fma(x, broadcast(Approximation.BELOW_4));
    sum = sum.fma(x, broadcast(Approximation.BELOW_3));
    sum = sum.fma(x, broadcast(Approximation.BELOW_2));
    sum = sum.fma(x, broadcast(Approximation.BELOW_1));
    return sum.fma(x, broadcast(Approximation.BELOW_0));
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
