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

  // 1/2!, 1/3!, ... 1/7!: on half a ln 2 to each side the series is right to 1e-8. One by one, for
  // a compiler keeps constants in registers and reads arrays again and again.
  static final float EXP_2 = 1 / 2f;
  static final float EXP_3 = 1 / 6f;
  static final float EXP_4 = 1 / 24f;
  static final float EXP_5 = 1 / 120f;
  static final float EXP_6 = 1 / 720f;
  static final float EXP_7 = 1 / 5040f;

  /** From here on erf is 1 in single precision. */
  static final float ERF_END = 4f;

  // erf(x)/x as a quotient of polynomials in x squared, fitted by least squares with weights that
  // even out the largest error on [0, 4]; it is 2e-9 before rounding.
  static final float ABOVE_0 = 1.1283792f;
  static final float ABOVE_1 = 0.18471034f;
  static final float ABOVE_2 = 0.054332595f;
  static final float ABOVE_3 = 0.0038395287f;
  static final float ABOVE_4 = 0.00038269229f;
  static final float ABOVE_5 = 4.7805415e-6f;
  static final float ABOVE_6 = -1.3666793e-8f;
  static final float BELOW_0 = 1f;
  static final float BELOW_1 = 0.49702883f;
  static final float BELOW_2 = 0.113826305f;
  static final float BELOW_3 = 0.015453516f;
  static final float BELOW_4 = 0.001309579f;
  static final float BELOW_5 = 6.4009284e-5f;

  private Approximation() {}

  static float exp(float x) {
    float inside = Math.min(LARGEST_EXPONENT, Math.max(LEAST_EXPONENT, x));
    float power = inside * LOG2_E + ROUNDER;
    float whole = power - ROUNDER;
    float rest = inside - whole * LN2_HIGH - whole * LN2_LOW;
    float series = EXP_7;
    series = series * rest + EXP_6;
    series = series * rest + EXP_5;
    series = series * rest + EXP_4;
    series = series * rest + EXP_3;
    series = series * rest + EXP_2;
    series = (series * rest + 1) * rest + 1;
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(series) + (Float.floatToRawIntBits(power) << 23));
  }

  static float erf(float x) {
    float inside = Math.min(ERF_END, Math.max(-ERF_END, x));
    float square = inside * inside;
    return inside * above(square) / below(square);
  }

  private static float above(float x) {
    float sum = ABOVE_6;
    sum = sum * x + ABOVE_5;
    sum = sum * x + ABOVE_4;
    sum = sum * x + ABOVE_3;
    sum = sum * x + ABOVE_2;
    sum = sum * x + ABOVE_1;
    return sum * x + ABOVE_0;
  }

  private static float below(float x) {
    float sum = BELOW_5;
    sum = sum * x + BELOW_4;
    sum = sum * x + BELOW_3;
    sum = sum * x + BELOW_2;
    sum = sum * x + BELOW_1;
    return sum * x + BELOW_0;
  }
}
