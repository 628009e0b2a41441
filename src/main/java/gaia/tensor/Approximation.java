package gaia.tensor;

/** The numbers behind {@code exp} and {@code erf}, and both functions for one value. */
final class Approximation {

  static final float LOG2_E = 1.4426950408889634f;

  /** ln 2 in two parts: the first has few bits, so that small multiples of it are exact. */
  static final float LN2_HIGH = 0.693359375f;

  static final float LN2_LOW = -2.12194440e-4f;

  /** Added and taken away again, this rounds a small float to a whole number. */
  static final float ROUNDER = 12_582_912f;

  static final float LEAST_EXPONENT = -87f;
  static final float LARGEST_EXPONENT = 88f;

  /** 1/2!, 1/3!, ... 1/7!: on half a ln 2 to each side the series is right to 1e-8. */
  static final float[] EXP = {
    1 / 2f, 1 / 6f, 1 / 24f, 1 / 120f, 1 / 720f, 1 / 5040f,
  };

  /** From here on erf is 1 in single precision. */
  static final float ERF_END = 4f;

  /**
   * erf(x)/x as a quotient of polynomials in x squared, fitted by least squares with weights that
   * even out the largest error on [0, 4]; it is 2e-9 before rounding.
   */
  static final float[] ERF_ABOVE = {
    1.1283792f,
    0.18471034f,
    0.054332595f,
    0.0038395287f,
    0.00038269229f,
    4.7805415e-6f,
    -1.3666793e-8f,
  };

  static final float[] ERF_BELOW = {
    1f, 0.49702883f, 0.113826305f, 0.015453516f, 0.001309579f, 6.4009284e-5f,
  };

  private Approximation() {}

  static float exp(float x) {
    float inside = Math.min(LARGEST_EXPONENT, Math.max(LEAST_EXPONENT, x));
    float power = inside * LOG2_E + ROUNDER;
    float whole = power - ROUNDER;
    float rest = inside - whole * LN2_HIGH - whole * LN2_LOW;
    float series = 1 + rest * (1 + rest * polynomial(EXP, rest));
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(series) + (Float.floatToRawIntBits(power) << 23));
  }

  static float erf(float x) {
    float inside = Math.min(ERF_END, Math.max(-ERF_END, x));
    float square = inside * inside;
    return inside * polynomial(ERF_ABOVE, square) / polynomial(ERF_BELOW, square);
  }

  private static float polynomial(float[] coefficients, float x) {
    float sum = coefficients[coefficients.length - 1];
    for (int i = coefficients.length - 2; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
