package gaia.tensor;

/**
 * Arithmetic on rows of numbers for models that learn: what {@link Kernels} has not, and how
 * gradients flow back through it. Ranges and threads as there. "Gradient" is that of the loss with
 * respect to the named numbers.
 */
public interface GradientKernels {

  /** The fastest kernels that this Java runtime can load. */
  static GradientKernels fastest() {
    return KernelChoice.GRADIENTS;
  }

  /** The gated unit of Shazeer, "GLU variants", 2020: {@code to = silu(gate) * up}. */
  void swiglu(float[] gate, float[] up, float[] to, int length);

  /**
   * Back through {@link #swiglu}, from index 0 on.
   *
   * @param gate before; its gradient afterwards
   * @param up before; its gradient afterwards
   * @param gradient of the result
   */
  void swigluBackward(float[] gate, float[] up, float[] gradient, int length);

  /**
   * Back through a softmax.
   *
   * @param p what the softmax made
   * @param gradient of {@code p} before; of the softmax's operand, times {@code factor}, afterwards
   */
  void softmaxBackward(float[] p, float[] gradient, int length, float factor);

  /**
   * Back through {@link Kernels#rmsNorm}, from index 0 on.
   *
   * @param x what was normed
   * @param gain (length)
   * @param gradient of the result before; of {@code x} afterwards
   */
  void rmsNormBackward(float[] x, float[] gain, float[] gradient, int length, float epsilon);
}
