package gaia.tensor;

/** The kernels of learning in plain Java, for runtimes without the Vector API. */
final class PlainGradients implements GradientKernels {

  @Override
  public void swiglu(float[] gate, float[] up, float[] to, int length) {
    for (int i = 0; i < length; i++) {
      to[i] = PlainKernels.silu(gate[i]) * up[i];
    }
  }

  @Override
  public void swigluBackward(float[] gate, float[] up, float[] gradient, int length) {
    swigluBackward(gate, up, gradient, 0, length);
  }

  /** d silu(x) / dx = s + x s (1 - s), with s the logistic function of x. */
  static void swigluBackward(float[] gate, float[] up, float[] gradient, int from, int length) {
    for (int i = from; i < length; i++) {
      float sigmoid = 1 / (1 + Approximation.exp(-gate[i]));
      float silu = gate[i] * sigmoid;
      gate[i] = gradient[i] * up[i] * (sigmoid + silu * (1 - sigmoid));
      up[i] = gradient[i] * silu;
    }
  }

  @Override
  public void softmaxBackward(float[] p, float[] gradient, int length, float factor) {
    float sum = 0;
    for (int i = 0; i < length; i++) {
      sum += p[i] * gradient[i];
    }
    for (int i = 0; i < length; i++) {
      gradient[i] = factor * p[i] * (gradient[i] - sum);
    }
  }

  @Override
  public void rmsNormBackward(
      float[] x, float[] gain, float[] gradient, int length, float epsilon) {
    float squares = 0;
    float along = 0;
    for (int i = 0; i < length; i++) {
      squares += x[i] * x[i];
      along += x[i] * gain[i] * gradient[i];
    }
    float factor = (float) (1 / Math.sqrt(squares / length + epsilon));
    float pull = along * factor * factor / length;
    for (int i = 0; i < length; i++) {
      gradient[i] = factor * (gain[i] * gradient[i] - pull * x[i]);
    }
  }
}
