package gaia.tensor;

/** The kernels in plain Java, for runtimes without the Vector API. */
final class PlainKernels implements Kernels {

  static final float ROOT_HALF = 0.70710678f;
  static final float TANH_SLOPE = 0.7978845608f; // the root of 2 / pi
  static final float TANH_CUBIC = 0.044715f;

  @Override
  public String name() {
    return "Java";
  }

  @Override
  public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
    float even = 0;
    float odd = 0;
    int i = 0;
    for (; i + 1 < length; i += 2) {
      even += a[aFrom + i] * b[bFrom + i];
      odd += a[aFrom + i + 1] * b[bFrom + i + 1];
    }
    return i < length ? even + odd + a[aFrom + i] * b[bFrom + i] : even + odd;
  }

  @Override
  public void axpy(float factor, float[] x, int xFrom, float[] to, int toFrom, int length) {
    for (int i = 0; i < length; i++) {
      to[toFrom + i] += factor * x[xFrom + i];
    }
  }

  @Override
  public void scale(float[] x, int from, int length, float factor) {
    for (int i = from; i < from + length; i++) {
      x[i] *= factor;
    }
  }

  @Override
  public void exp(float[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      x[i] = Approximation.exp(x[i]);
    }
  }

  @Override
  public void softmax(float[] x, int from, int length) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + length; i++) {
      largest = Math.max(largest, x[i]);
    }
    float sum = 0;
    for (int i = from; i < from + length; i++) {
      x[i] = Approximation.exp(x[i] - largest);
      sum += x[i];
    }
    scale(x, from, length, 1 / sum);
  }

  @Override
  public void gelu(float[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      x[i] = gelu(x[i]);
    }
  }

  static float gelu(float x) {
    return 0.5f * x * (1 + Approximation.erf(x * ROOT_HALF));
  }

  @Override
  public void geluTanh(float[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      x[i] = geluTanh(x[i]);
    }
  }

  static float geluTanh(float x) {
    // (1 + tanh y) / 2 is the logistic function of 2 y.
    float y = TANH_SLOPE * x * (1 + TANH_CUBIC * x * x);
    return x / (1 + Approximation.exp(-2 * y));
  }

  @Override
  public void silu(float[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      x[i] = silu(x[i]);
    }
  }

  static float silu(float x) {
    return x / (1 + Approximation.exp(-x));
  }

  @Override
  public void relu(float[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  @Override
  public void layerNorm(
      float[] x, int from, int length, float[] gain, float[] shift, float epsilon) {
    float sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += x[i];
    }
    float mean = sum / length;
    float squares = 0;
    for (int i = from; i < from + length; i++) {
      squares += (x[i] - mean) * (x[i] - mean);
    }
    float factor = (float) (1 / Math.sqrt(squares / length + epsilon));
    for (int i = 0; i < length; i++) {
      x[from + i] = (x[from + i] - mean) * factor * gain[i] + shift[i];
    }
  }

  @Override
  public void rmsNorm(float[] x, int from, int length, float[] gain, float epsilon) {
    float factor = (float) (1 / Math.sqrt(dot(x, from, x, from, length) / length + epsilon));
    for (int i = 0; i < length; i++) {
      x[from + i] *= factor * gain[i];
    }
  }
}
