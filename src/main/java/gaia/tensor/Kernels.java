package gaia.tensor;

/**
 * Arithmetic on rows of numbers, for everything that is not a product of matrices. Ranges are given
 * by their first index and their length; nothing outside a range is touched. Safe for use by
 * several threads on ranges that do not overlap.
 *
 * <p>Approximated functions are right to about 1e-6, relative for {@code exp} and absolute for
 * {@code erf}. Numbers that are not finite stay so, or make the result so.
 */
public interface Kernels {

  /** The fastest kernels that this Java runtime can load. */
  static Kernels fastest() {
    return KernelChoice.CHOSEN;
  }

  /** What does the work, for the log and the status page. */
  String name();

  /** The sum of the products of two ranges. */
  float dot(float[] a, int aFrom, float[] b, int bFrom, int length);

  /** Adds {@code factor} times one range to another: {@code to += factor * x}. */
  void axpy(float factor, float[] x, int xFrom, float[] to, int toFrom, int length);

  /** Multiplies a range by a number. */
  void scale(float[] x, int from, int length, float factor);

  /** Replaces every number by its exponential; below -87 by almost nothing, never by infinity. */
  void exp(float[] x, int from, int length);

  /** Replaces numbers by positive ones that sum to 1 and have the proportions of their exp. */
  void softmax(float[] x, int from, int length);

  /** {@code x * (1 + erf(x / sqrt 2)) / 2}: Hendrycks and Gimpel, "GELUs", 2016. */
  void gelu(float[] x, int from, int length);

  /** The approximation of {@link #gelu} by tanh, from the same paper; some models mean this one. */
  void geluTanh(float[] x, int from, int length);

  /** {@code x / (1 + exp -x)}. */
  void silu(float[] x, int from, int length);

  /** {@code max(x, 0)}. */
  void relu(float[] x, int from, int length);

  /**
   * Layer normalisation: Ba, Kiros and Hinton, 2016. Mean 0 and variance 1, then times {@code gain}
   * plus {@code shift}.
   *
   * @param gain (length)
   * @param shift (length)
   * @param epsilon is added to the variance
   */
  void layerNorm(float[] x, int from, int length, float[] gain, float[] shift, float epsilon);

  /**
   * Division by the root of the mean square, then times {@code gain}: Zhang and Sennrich, 2019.
   *
   * @param gain (length)
   * @param epsilon is added to the mean square
   */
  void rmsNorm(float[] x, int from, int length, float[] gain, float epsilon);
}
