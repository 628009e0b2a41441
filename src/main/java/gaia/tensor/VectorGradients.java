package gaia.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernels of learning with the Vector API; see {@link VectorKernels}. */
final class VectorGradients implements GradientKernels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public void swiglu(float[] gate, float[] up, float[] to, int length) {
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      FloatVector here = load(gate, i);
      here.mul(load(up, i)).div(VectorKernels.exp(here.neg()).add(1f)).intoArray(to, i);
    }
    for (; i < length; i++) {
      to[i] = PlainKernels.silu(gate[i]) * up[i];
    }
  }

  @Override
  public void swigluBackward(float[] gate, float[] up, float[] gradient, int length) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      FloatVector here = load(gate, i);
      FloatVector back = load(gradient, i);
      FloatVector sigmoid = one.div(VectorKernels.exp(here.neg()).add(1f));
      FloatVector silu = here.mul(sigmoid);
      FloatVector slope = silu.fma(one.sub(sigmoid), sigmoid);
      back.mul(load(up, i)).mul(slope).intoArray(gate, i);
      back.mul(silu).intoArray(up, i);
    }
    PlainGradients.swigluBackward(gate, up, gradient, i, length);
  }

  @Override
  public void softmaxBackward(float[] p, float[] gradient, int length, float factor) {
    FloatVector sums = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      sums = load(p, i).fma(load(gradient, i), sums);
    }
    float sum = sums.reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      sum += p[i] * gradient[i];
    }
    for (i = 0; i + LANES <= length; i += LANES) {
      load(gradient, i).sub(sum).mul(load(p, i)).mul(factor).intoArray(gradient, i);
    }
    for (; i < length; i++) {
      gradient[i] = factor * p[i] * (gradient[i] - sum);
    }
  }

  @Override
  public void rmsNormBackward(
      float[] x, float[] gain, float[] gradient, int length, float epsilon) {
    FloatVector squares = FloatVector.zero(SPECIES);
    FloatVector alongs = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      FloatVector here = load(x, i);
      squares = here.fma(here, squares);
      alongs = here.mul(load(gain, i)).fma(load(gradient, i), alongs);
    }
    float square = squares.reduceLanes(VectorOperators.ADD);
    float along = alongs.reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      square += x[i] * x[i];
      along += x[i] * gain[i] * gradient[i];
    }
    float factor = (float) (1 / Math.sqrt(square / length + epsilon));
    float pull = along * factor * factor / length;
    for (i = 0; i + LANES <= length; i += LANES) {
      FloatVector back = load(gain, i).mul(load(gradient, i));
      back.sub(load(x, i).mul(pull)).mul(factor).intoArray(gradient, i);
    }
    for (; i < length; i++) {
      gradient[i] = factor * (gain[i] * gradient[i] - pull * x[i]);
    }
  }

  private static FloatVector load(float[] x, int from) {
    return FloatVector.fromArray(SPECIES, x, from);
  }
}
