package gaia.lora.decoder;

/** How models are stretched to longer contexts than they were first trained for. */
sealed interface RotaryScaling {

  double[] apply(double[] frequencies, double base);

  default float magnitude() {
    return 1;
  }

  record None() implements RotaryScaling {
    @Override
    public double[] apply(double[] frequencies, double base) {
      return frequencies;
    }
  }

  /** All positions are squeezed: Chen et al., "Extending context window", 2023. */
  record Even(double factor) implements RotaryScaling {
    @Override
    public double[] apply(double[] frequencies, double base) {
      double[] scaled = frequencies.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] /= factor;
      }
      return scaled;
    }
  }

  /** Each frequency has a divisor of its own, as a GGUF file of Llama 3.1 lists them. */
  @SuppressWarnings("ArrayRecordComponent")
  record Listed(float[] divisors) implements RotaryScaling {
    @Override
    public double[] apply(double[] frequencies, double base) {
      double[] scaled = frequencies.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] /= divisors[i];
      }
      return scaled;
    }
  }

  /**
   * As in Llama 3.1: long waves are squeezed, short ones stay.
   *
   * @param original the context before stretching
   */
  record ByWaveLength(double factor, double low, double high, double original)
      implements RotaryScaling {
    @Override
    public double[] apply(double[] frequencies, double base) {
      double[] scaled = frequencies.clone();
      for (int i = 0; i < scaled.length; i++) {
        double turns = original * frequencies[i] / (2 * Math.PI);
        double kept = Math.max(0, Math.min(1, (turns - low) / (high - low)));
        scaled[i] = frequencies[i] * (kept + (1 - kept) / factor);
      }
      return scaled;
    }
  }

  /**
   * Peng et al., "YaRN", 2023: by how often a pair turns within the original context.
   *
   * @param original the context before stretching
   * @param fast pairs that turn this often stay as they are
   * @param slow pairs that turn this seldom are squeezed
   */
  record Yarn(double factor, double original, double fast, double slow, float magnitude)
      implements RotaryScaling {

    static float usualMagnitude(double factor) {
      return (float) (0.1 * Math.log(factor) + 1);
    }

    @Override
    public double[] apply(double[] frequencies, double base) {
      int dimensions = 2 * frequencies.length;
      double first = Math.max(0, Math.floor(pair(fast, base, dimensions)));
      double last = Math.min(dimensions - 1.0, Math.ceil(pair(slow, base, dimensions)));
      double[] scaled = frequencies.clone();
      for (int i = 0; i < scaled.length; i++) {
        double along = (i - first) / Math.max(0.001, last - first);
        double kept = 1 - Math.max(0, Math.min(1, along));
        scaled[i] = frequencies[i] * (kept + (1 - kept) / factor);
      }
      return scaled;
    }

    /** Which pair turns so often within the original context. */
    private double pair(double turns, double base, int dimensions) {
      return dimensions * Math.log(original / (turns * 2 * Math.PI)) / (2 * Math.log(base));
    }
  }
}
