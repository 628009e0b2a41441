package gaia.lora.decoder;

import gaia.lora.decoder.LinearPass.At;
import gaia.tensor.GradientKernels;
import gaia.tensor.Kernels;
import gaia.tensor.Panel;
import gaia.tensor.PanelProduct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The memory of one part of the team, and its share of a batch on its way through the model. */
final class Part {

  private final DecoderConfig config;
  private final Room room;
  private final int rank;
  private final PanelProduct product;
  private final Rotation rotation;
  private final Scratch scratch;
  private final List<Kept> kept = new ArrayList<>();
  private final Panel asked;
  private final Panel askedBack;
  private final Panel logits;
  private final Kernels kernels = Kernels.fastest();
  private final GradientKernels gradientKernels = GradientKernels.fastest();
  private Batch batch = Batch.of(List.of());
  private List<Kept> keptNow = List.of();
  private Scratch now;
  private @Nullable LayerPass pass;
  private int[] askedRows = {};
  private Runnable breath = () -> {};

  /**
   * @param opening is drawn while memory is taken; what it throws ends that
   */
  Part(
      FrozenWeights weights,
      DecoderConfig config,
      Room room,
      int rank,
      PanelProduct product,
      Runnable opening) {
    this.config = config;
    this.room = room;
    this.rank = rank;
    this.product = product;
    boolean normed = weights.vectors(0).queryNorm() != null;
    rotation = new Rotation(config.rotary(), config.headSize(), room.sequence());
    scratch = Scratch.allocate(config, room, rank);
    now = scratch;
    for (int i = 0; i < (room.learning() ? config.layers() : 1); i++) {
      opening.run();
      kept.add(Kept.allocate(config, room, normed, rank));
    }
    asked = Panel.allocate(room.labelled(), config.width());
    askedBack = Panel.allocate(room.learning() ? room.labelled() : 0, config.width());
    logits = Panel.allocate(room.labelled(), config.vocabulary());
  }

  /**
   * Takes its share of a batch.
   *
   * @param gradients only on the way to learning
   * @param breath is drawn by this part's thread between products
   */
  void begin(
      Batch share,
      FrozenWeights weights,
      @Nullable LoraWeights adapter,
      @Nullable LoraWeights gradients,
      Runnable breath) {
    this.breath = breath;
    batch = share;
    int n = share.rows();
    int low = adapter == null ? 0 : adapter.rank();
    if (n > room.rows() || share.labelled() > room.labelled() || low > rank) {
      throw new IllegalArgumentException(
          "%d tokens, %d of them asked for, do not fit into %s"
              .formatted(n, share.labelled(), room));
    }
    boolean back = gradients != null;
    now = scratch.rows(n, low, back);
    keptNow = kept.stream().map(all -> all.rows(n, low)).toList();
    LinearPass linear = new LinearPass(product, adapter, gradients, now, breath);
    AttentionPass attention = new AttentionPass(config, product, now, share.starts(), room.rows());
    pass = new LayerPass(config, rotation, linear, attention, now, positions(share));
    for (int i = 0; i < n; i++) {
      weights.embed(share.tokens()[i], now.stream().rows(i, 1));
    }
    collectAsked();
  }

  private static int[] positions(Batch share) {
    int[] positions = new int[share.rows()];
    for (int s = 0; s < share.sequences(); s++) {
      for (int i = share.starts()[s]; i < share.starts()[s + 1]; i++) {
        positions[i] = i - share.starts()[s];
      }
    }
    return positions;
  }

  private void collectAsked() {
    askedRows = new int[batch.labelled()];
    int count = 0;
    for (int i = 0; i < batch.rows(); i++) {
      if (batch.labels()[i] != Batch.NONE) {
        askedRows[count++] = i;
      }
    }
  }

  private Kept keptOf(int layer) {
    return keptNow.get(room.learning() ? layer : 0);
  }

  private LayerPass pass() {
    return java.util.Objects.requireNonNull(pass, "nothing was begun");
  }

  void forward(int layer, LayerWeights weights, LayerVectors vectors) {
    if (batch.rows() > 0) {
      pass().forward(new At(layer, weights, vectors, keptOf(layer)));
    }
  }

  void backward(int layer, LayerWeights weights, LayerVectors vectors, boolean last) {
    if (batch.rows() > 0) {
      pass().backward(new At(layer, weights, vectors, keptOf(layer)), last);
    }
  }

  /** Norms the tokens after which something is asked for. */
  void gather(float[] gain) {
    float[] row = new float[config.width()];
    for (int i = 0; i < askedRows.length; i++) {
      now.stream().get(askedRows[i], row, 0);
      kernels.rmsNorm(row, 0, row.length, gain, config.epsilon());
      asked.put(i, row, 0);
    }
  }

  /** Makes some columns of the logits. */
  void project(Panel output, int from) {
    int n = askedRows.length;
    product.multiply(
        asked.rows(0, n), output.transposed(), logits.block(0, n, from, output.rows()));
  }

  /** Reads the logits of the token that was asked for as number {@code index}. */
  void logits(int index, float[] to) {
    logits.get(index, to, 0);
  }

  int asked() {
    return askedRows.length;
  }

  /**
   * What the model makes of the labels.
   *
   * @param factor when not 0, the logits are replaced by their gradient times this
   */
  Tally judge(float factor) {
    float[] row = new float[config.vocabulary()];
    Tally tally = new Tally(batch.sequences());
    int sequence = 0;
    for (int i = 0; i < askedRows.length; i++) {
      while (batch.starts()[sequence + 1] <= askedRows[i]) {
        sequence++;
      }
      breath.run();
      int label = batch.labels()[askedRows[i]];
      logits.get(i, row, 0);
      boolean right = largest(row) == label;
      kernels.softmax(row, 0, row.length);
      tally.add(sequence, -Math.log(Math.max(row[label], Float.MIN_NORMAL)), right);
      if (factor != 0) {
        row[label] -= 1;
        kernels.scale(row, 0, row.length, factor);
        logits.put(i, row, 0);
      }
    }
    return tally;
  }

  private static int largest(float[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      if (row[i] > row[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Adds up the gradient of the gathered tokens from some columns of that of the logits. */
  void projectBack(Panel output, int from) {
    int n = askedRows.length;
    Panel part = logits.block(0, n, from, output.rows());
    if (from == 0) {
      product.multiply(part, output, askedBack.rows(0, n));
    } else {
      product.multiplyAndAdd(part, output, askedBack.rows(0, n));
    }
  }

  /** Spreads that gradient over the stream. */
  void scatter(float[] gain) {
    float[] x = new float[config.width()];
    float[] back = new float[config.width()];
    float[] zero = new float[config.width()];
    int next = 0;
    for (int i = 0; i < batch.rows(); i++) {
      if (next < askedRows.length && askedRows[next] == i) {
        now.stream().get(i, x, 0);
        askedBack.get(next++, back, 0);
        gradientKernels.rmsNormBackward(x, gain, back, back.length, config.epsilon());
        now.stream().put(i, back, 0);
      } else {
        now.stream().put(i, zero, 0);
      }
    }
  }
}
