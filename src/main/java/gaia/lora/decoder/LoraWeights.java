package gaia.lora.decoder;

import gaia.tensor.Panel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The matrices of an adapter, or their gradients: for every layer and every linear map that is its
 * target, what is added to the map's weights is scale × B × A.
 */
public final class LoraWeights {

  private final int rank;
  private final float alpha;
  private final Set<Linear> targets;
  private final List<Map<Linear, LowRank>> layers = new ArrayList<>();

  private LoraWeights(DecoderConfig config, int rank, float alpha, Set<Linear> targets) {
    this.rank = rank;
    this.alpha = alpha;
    this.targets = EnumSet.copyOf(targets);
    for (int layer = 0; layer < config.layers(); layer++) {
      Map<Linear, LowRank> pairs = new EnumMap<>(Linear.class);
      for (Linear linear : this.targets) {
        pairs.put(linear, LowRank.zeros(linear.inputs(config), linear.outputs(config), rank));
      }
      layers.add(pairs);
    }
  }

  /**
   * An adapter that changes nothing, because all is zero.
   *
   * @throws UnusableModel when the rank is above what a target's matrix can have
   */
  public static LoraWeights zeros(DecoderConfig config, int rank, float alpha, Set<Linear> targets)
      throws UnusableModel {
    check(config, rank, targets);
    return new LoraWeights(config, rank, alpha, targets);
  }

  private static void check(DecoderConfig config, int rank, Set<Linear> targets)
      throws UnusableModel {
    for (Linear linear : targets) {
      int most = Math.min(linear.inputs(config), linear.outputs(config));
      if (rank > most || rank < 1) {
        throw new UnusableModel(
            "The rank %d does not fit %s of this model, whose matrix has a rank of %d at most."
                .formatted(rank, linear.module(), most));
      }
    }
  }

  /**
   * How many numbers an adapter has, without taking memory for it.
   *
   * @throws UnusableModel as {@link #zeros}
   */
  public static long size(DecoderConfig config, int rank, Set<Linear> targets)
      throws UnusableModel {
    check(config, rank, targets);
    long perLayer = 0;
    for (Linear linear : targets) {
      perLayer += (long) rank * (linear.inputs(config) + linear.outputs(config));
    }
    return perLayer * config.layers();
  }

  /** As training begins: A at random, B zero, so that nothing is changed yet. */
  public static LoraWeights initial(
      DecoderConfig config, int rank, float alpha, Set<Linear> targets, long seed)
      throws UnusableModel {
    LoraWeights weights = zeros(config, rank, alpha, targets);
    Random random = new Random(seed);
    for (Map<Linear, LowRank> layer : weights.layers) {
      for (LowRank pair : layer.values()) {
        fill(pair.a(), random);
      }
    }
    return weights;
  }

  /** Uniform within 1 / root of the inputs, as PEFT does. */
  private static void fill(Panel a, Random random) {
    float bound = (float) (1 / Math.sqrt(a.columns()));
    float[] row = new float[a.columns()];
    for (int r = 0; r < a.rows(); r++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (2 * random.nextFloat() - 1) * bound;
      }
      a.put(r, row, 0);
    }
  }

  public int rank() {
    return rank;
  }

  public float alpha() {
    return alpha;
  }

  /** What the product of the matrices is multiplied by. */
  public float scale() {
    return alpha / rank;
  }

  public Set<Linear> targets() {
    return EnumSet.copyOf(targets);
  }

  public Optional<LowRank> of(int layer, Linear linear) {
    return Optional.ofNullable(layers.get(layer).get(linear));
  }

  /** All matrices, always in the same order. */
  public List<Panel> matrices() {
    List<Panel> all = new ArrayList<>();
    for (Map<Linear, LowRank> layer : layers) {
      for (LowRank pair : layer.values()) {
        all.add(pair.a());
        all.add(pair.b());
      }
    }
    return all;
  }

  /** How many numbers there are. */
  public long size() {
    return matrices().stream().mapToLong(panel -> (long) panel.rows() * panel.columns()).sum();
  }
}
