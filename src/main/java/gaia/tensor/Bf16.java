package gaia.tensor;

import gaia.configuration.EscapedLog;
import gaia.tensor.Bf16Carriers.Numbers;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.Random;

/**
 * Products with numbers of 16 bits, which some processors do about twice as fast: the upper half of
 * a float, so that range stays and all but two or three digits go. Before anything else they are
 * tried: without such instructions, or in a native library that does not know them, they are slow,
 * and some libraries have them wrong.
 */
public final class Bf16 {

  private static final System.Logger LOG = EscapedLog.system(Bf16.class);

  private static final int ROWS = 192;
  private static final int INPUTS = 384;
  private static final int OUTPUTS = 768;
  private static final int ROUNDS = 12;

  /** Of the root of the mean square of the right result; rounding alone makes about 0.003. */
  private static final double LARGEST_ERROR = 0.01;

  /** Of the time that single precision takes. */
  private static final double LONGEST_TIME = 0.8;

  private final Bf16Carriers carriers;

  private Bf16(Bf16Carriers carriers) {
    this.carriers = carriers;
  }

  /**
   * Tries them; this takes some seconds where ND4J was not loaded before.
   *
   * @return nothing where they are missing, wrong or not worth it; the log says which
   */
  public static Optional<Bf16> load() {
    if (!KernelChoice.HAS_VECTORS) {
      LOG.log(Level.INFO, "No bf16: it needs --add-modules jdk.incubator.vector");
      return Optional.empty();
    }
    try {
      Bf16 loaded = new Bf16(new Bf16Carriers());
      return loaded.passes() ? Optional.of(loaded) : Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      LOG.log(Level.INFO, "No bf16: the native library refuses it: {0}", e.toString());
      return Optional.empty();
    }
  }

  /**
   * A projection in bf16, or the fallback where there is an odd number of inputs or outputs.
   *
   * @param weights (outputs, inputs); copied
   */
  public Projection projection(Panel weights) {
    return weights.rows() % 2 + weights.columns() % 2 == 0 && weights.columns() > 0
        ? KernelChoice.bf16(weights, carriers)
        : Projection.packed(weights);
  }

  private boolean passes() {
    Random random = new Random(16);
    Panel weights = Panel.allocate(OUTPUTS, INPUTS);
    for (int o = 0; o < OUTPUTS; o++) {
      weights.put(o, numbers(INPUTS, random), 0);
    }
    float[] from = numbers(ROWS * INPUTS, random);
    float[] right = new float[ROWS * OUTPUTS];
    float[] tried = new float[ROWS * OUTPUTS];
    Projection.outsideHeap(weights).apply(from, right, 0, ROWS);
    projection(weights).apply(from, tried, 0, ROWS);
    double error = error(tried, right);
    double single = seconds(singlePrecision(weights));
    double half = seconds(bf16());
    boolean passed = error < LARGEST_ERROR && half < single * LONGEST_TIME;
    LOG.log(
        Level.INFO,
        "bf16 is {0}: error {1}, {2} of the time of single precision",
        passed ? "on" : "off",
        "%.4f".formatted(error),
        "%.2f".formatted(half / single));
    return passed;
  }

  // Only native code is timed: Java is slow until it has been compiled.

  private static Runnable singlePrecision(Panel weights) {
    PanelProduct product = PanelProduct.fastest();
    Panel before = Panel.allocate(ROWS, INPUTS);
    Panel after = Panel.allocate(ROWS, OUTPUTS);
    return () -> product.multiply(before, weights.transposed(), after);
  }

  private Runnable bf16() {
    Numbers weights = Numbers.allocate(INPUTS, OUTPUTS);
    Bf16Carriers.Carrier carrier = carriers.take(INPUTS, OUTPUTS);
    return () -> carrier.multiply(ROWS, weights);
  }

  /** The least of the processor, for the machine may be busy with something else. */
  private static double seconds(Runnable product) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = clock.getCurrentThreadCpuTime();
      product.run();
      least = Math.min(least, clock.getCurrentThreadCpuTime() - start);
    }
    return least / 1e9;
  }

  /** Not a number where a result is not a number, and so above every bound. */
  private static double error(float[] tried, float[] right) {
    double wrong = 0;
    double size = 0;
    for (int i = 0; i < right.length; i++) {
      wrong += Math.pow(tried[i] - right[i], 2);
      size += Math.pow(right[i], 2);
    }
    return Math.sqrt(wrong / size);
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
