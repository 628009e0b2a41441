package gaia.lora.decoder;

import gaia.tensor.Kernels;
import gaia.tensor.Panel;
import gaia.tensor.PanelProduct;
import org.jspecify.annotations.Nullable;

/** A linear map with its adapter, there and back, for one part of the team. */
final class LinearPass {

  /** Multiplications of one product: some ten milliseconds, so that a stop is heard in time. */
  private static final long MOST_AT_ONCE = 1L << 30;

  private final PanelProduct product;
  private final Kernels kernels = Kernels.fastest();
  private final @Nullable LoraWeights adapter;
  private final @Nullable LoraWeights gradients;
  private final Scratch scratch;
  private final Runnable breath;

  /**
   * @param breath is drawn before every product
   */
  LinearPass(
      PanelProduct product,
      @Nullable LoraWeights adapter,
      @Nullable LoraWeights gradients,
      Scratch scratch,
      Runnable breath) {
    this.breath = breath;
    this.product = product;
    this.adapter = adapter;
    this.gradients = gradients;
    this.scratch = scratch;
  }

  /** One layer's part of a pass. */
  record At(int layer, LayerWeights weights, LayerVectors vectors, Kept kept) {}

  /** {@code out = in × Wᵀ + bias + scale × in × Aᵀ × Bᵀ}. */
  void forward(At at, Linear linear, Panel in, Panel out) {
    multiply(in, at.weights().of(linear).transposed(), out, false);
    addRest(at, linear, in, out);
  }

  /** The same, added to {@code out}. */
  void forwardAdding(At at, Linear linear, Panel in, Panel out) {
    multiply(in, at.weights().of(linear).transposed(), out, true);
    addRest(at, linear, in, out);
  }

  /** A product of many rows, with a breath before every piece of it. */
  private void multiply(Panel left, Panel right, Panel result, boolean adding) {
    int rows = left.rows();
    long perRow = Math.max(1, (long) right.rows() * right.columns());
    int pieces = (int) Math.max(1, (rows * perRow + MOST_AT_ONCE - 1) / MOST_AT_ONCE);
    for (int piece = 0; piece < pieces; piece++) {
      breath.run();
      int from = (int) ((long) rows * piece / pieces);
      int count = (int) ((long) rows * (piece + 1) / pieces) - from;
      if (adding) {
        product.multiplyAndAdd(left.rows(from, count), right, result.rows(from, count));
      } else {
        product.multiply(left.rows(from, count), right, result.rows(from, count));
      }
    }
  }

  private void addRest(At at, Linear linear, Panel in, Panel out) {
    float[] bias = at.vectors().biases().get(linear);
    if (bias != null) {
      addToRows(bias, out);
    }
    LowRank pair = pair(adapter, at.layer(), linear);
    if (adapter != null && pair != null) {
      Panel low = java.util.Objects.requireNonNull(at.kept().low().get(linear));
      product.multiply(in, pair.a().transposed(), low);
      scale(low, adapter.scale());
      product.multiplyAndAdd(low, pair.b().transposed(), out);
    }
  }

  private void addToRows(float[] bias, Panel out) {
    float[] row = new float[bias.length];
    for (int r = 0; r < out.rows(); r++) {
      out.get(r, row, 0);
      kernels.axpy(1, bias, 0, row, 0, row.length);
      out.put(r, row, 0);
    }
  }

  private void scale(Panel panel, float factor) {
    float[] row = new float[panel.columns()];
    for (int r = 0; r < panel.rows(); r++) {
      panel.get(r, row, 0);
      kernels.scale(row, 0, row.length, factor);
      panel.put(r, row, 0);
    }
  }

  boolean learns(int layer, Linear linear) {
    return pair(gradients, layer, linear) != null;
  }

  private static @Nullable LowRank pair(@Nullable LoraWeights of, int layer, Linear linear) {
    return of == null ? null : of.of(layer, linear).orElse(null);
  }

  /**
   * Adds to the adapter's gradients.
   *
   * @param in what went in on the way there
   * @param back gradient of what came out
   * @param inBack takes the gradient of {@code in}; null where nobody needs it
   * @param adding whether it is added to what is there
   */
  void backward(
      At at, Linear linear, Panel in, Panel back, @Nullable Panel inBack, boolean adding) {
    if (inBack != null) {
      multiply(back, at.weights().of(linear), inBack, adding);
    }
    breath.run();
    LowRank pair = pair(adapter, at.layer(), linear);
    LowRank gradient = pair(gradients, at.layer(), linear);
    if (adapter == null || pair == null || gradient == null) {
      return;
    }
    Panel low = java.util.Objects.requireNonNull(at.kept().low().get(linear));
    product.multiplyAndAdd(back.transposed(), low, gradient.b());
    product.multiply(back, pair.b(), scratch.lowBack());
    scale(scratch.lowBack(), adapter.scale());
    product.multiplyAndAdd(scratch.lowBack().transposed(), in, gradient.a());
    if (inBack != null) {
      product.multiplyAndAdd(scratch.lowBack(), pair.a(), inBack);
    }
  }
}
