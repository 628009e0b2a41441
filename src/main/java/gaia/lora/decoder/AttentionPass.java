package gaia.lora.decoder;

import gaia.tensor.GradientKernels;
import gaia.tensor.Kernels;
import gaia.tensor.Panel;
import gaia.tensor.PanelProduct;
import java.util.Arrays;

/**
 * Causal attention with shared key heads, for each sequence by itself: Vaswani et al., 2017, and
 * Ainslie et al., "GQA", 2023.
 */
final class AttentionPass {

  private final DecoderConfig config;
  private final PanelProduct product;
  private final Kernels kernels = Kernels.fastest();
  private final GradientKernels gradients = GradientKernels.fastest();
  private final Scratch scratch;
  private final int[] starts;
  private final int rows;
  private final float sharpness;

  /**
   * @param rows how far the heads lie apart in what is kept of attention
   */
  AttentionPass(
      DecoderConfig config, PanelProduct product, Scratch scratch, int[] starts, int rows) {
    this.config = config;
    this.product = product;
    this.scratch = scratch;
    this.starts = starts;
    this.rows = rows;
    this.sharpness = (float) (1 / Math.sqrt(config.headSize()));
  }

  private Panel head(Panel of, int sequence, int head) {
    int start = starts[sequence];
    return of.block(
        start, starts[sequence + 1] - start, head * config.headSize(), config.headSize());
  }

  private Panel seen(Kept kept, int sequence, int head) {
    int length = starts[sequence + 1] - starts[sequence];
    return kept.attention().block(head * rows + starts[sequence], length, 0, length);
  }

  void forward(Kept kept) {
    int group = config.heads() / config.kvHeads();
    for (int s = 0; s + 1 < starts.length; s++) {
      for (int h = 0; h < config.heads(); h++) {
        Panel seen = seen(kept, s, h);
        product.multiply(
            head(kept.queries(), s, h), head(kept.keys(), s, h / group).transposed(), seen);
        softmaxOfPast(seen);
        product.multiply(seen, head(kept.values(), s, h / group), head(kept.context(), s, h));
      }
    }
  }

  private void softmaxOfPast(Panel scores) {
    float[] row = new float[scores.columns()];
    for (int t = 0; t < row.length; t++) {
      scores.get(t, row, 0);
      kernels.scale(row, 0, t + 1, sharpness);
      kernels.softmax(row, 0, t + 1);
      Arrays.fill(row, t + 1, row.length, 0);
      scores.put(t, row, 0);
    }
  }

  /** Fills the gradients of queries, keys and values from that of the context. */
  void backward(Kept kept) {
    int group = config.heads() / config.kvHeads();
    for (int s = 0; s + 1 < starts.length; s++) {
      int length = starts[s + 1] - starts[s];
      Panel scores = scratch.scores().block(0, length, 0, length);
      for (int h = 0; h < config.heads(); h++) {
        int shared = h / group;
        boolean first = h % group == 0;
        Panel seen = seen(kept, s, h);
        Panel back = head(scratch.contextBack(), s, h);
        product.multiply(back, head(kept.values(), s, shared).transposed(), scores);
        store(seen.transposed(), back, head(scratch.valuesBack(), s, shared), first);
        softmaxBackward(seen, scores);
        product.multiply(scores, head(kept.keys(), s, shared), head(scratch.queriesBack(), s, h));
        store(
            scores.transposed(),
            head(kept.queries(), s, h),
            head(scratch.keysBack(), s, shared),
            first);
      }
    }
  }

  private void store(Panel left, Panel right, Panel result, boolean first) {
    if (first) {
      product.multiply(left, right, result);
    } else {
      product.multiplyAndAdd(left, right, result);
    }
  }

  private void softmaxBackward(Panel seen, Panel scores) {
    float[] p = new float[seen.columns()];
    float[] back = new float[seen.columns()];
    for (int t = 0; t < p.length; t++) {
      seen.get(t, p, 0);
      scores.get(t, back, 0);
      gradients.softmaxBackward(p, back, t + 1, sharpness);
      Arrays.fill(back, t + 1, back.length, 0);
      scores.put(t, back, 0);
    }
  }
}
