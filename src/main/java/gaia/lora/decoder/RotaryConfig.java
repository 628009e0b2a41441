package gaia.lora.decoder;

/**
 * How positions turn queries and keys: Su et al., "RoFormer", 2021.
 *
 * @param paired whether the two numbers that are turned together lie side by side, instead of half
 *     a head apart
 * @param dimensions how many numbers of a head are turned
 * @param frequencies radians per position, for each pair
 * @param magnitude what turned numbers are multiplied by
 */
@SuppressWarnings("ArrayRecordComponent") // Configurations are used, never compared.
public record RotaryConfig(boolean paired, int dimensions, double[] frequencies, float magnitude) {

  /** The plain frequencies: base to the power of minus the pair's share of the dimensions. */
  static double[] plain(double base, int dimensions) {
    double[] frequencies = new double[dimensions / 2];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = Math.pow(base, -2.0 * i / dimensions);
    }
    return frequencies;
  }
}
