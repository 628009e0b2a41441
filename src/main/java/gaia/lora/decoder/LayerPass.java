package gaia.lora.decoder;

import gaia.lora.decoder.LinearPass.At;
import gaia.tensor.GradientKernels;
import gaia.tensor.Kernels;
import gaia.tensor.Panel;
import org.jspecify.annotations.Nullable;

/** One layer, there and back, for the tokens of one part of the team. */
final class LayerPass {

  private final DecoderConfig config;
  private final Rotation rotation;
  private final LinearPass linear;
  private final AttentionPass attention;
  private final Scratch scratch;
  private final int[] positions;
  private final Kernels kernels = Kernels.fastest();
  private final GradientKernels gradients = GradientKernels.fastest();

  LayerPass(
      DecoderConfig config,
      Rotation rotation,
      LinearPass linear,
      AttentionPass attention,
      Scratch scratch,
      int[] positions) {
    this.config = config;
    this.rotation = rotation;
    this.linear = linear;
    this.attention = attention;
    this.scratch = scratch;
    this.positions = positions;
  }

  void forward(At at) {
    Kept kept = at.kept();
    copy(scratch.stream(), kept.entered());
    norm(kept.entered(), at.vectors().attentionNorm());
    linear.forward(at, Linear.QUERY, scratch.normed(), kept.queries());
    linear.forward(at, Linear.KEY, scratch.normed(), kept.keys());
    linear.forward(at, Linear.VALUE, scratch.normed(), kept.values());
    turn(kept.queries(), kept.rawQueries(), at.vectors().queryNorm());
    turn(kept.keys(), kept.rawKeys(), at.vectors().keyNorm());
    attention.forward(kept);
    linear.forwardAdding(at, Linear.OUTPUT, kept.context(), scratch.stream());
    copy(scratch.stream(), kept.middle());
    norm(kept.middle(), at.vectors().feedForwardNorm());
    linear.forward(at, Linear.GATE, scratch.normed(), kept.gate());
    linear.forward(at, Linear.UP, scratch.normed(), kept.up());
    gate(kept);
    linear.forwardAdding(at, Linear.DOWN, scratch.active(), scratch.stream());
  }

  private static void copy(Panel from, Panel to) {
    float[] row = new float[from.columns()];
    for (int r = 0; r < from.rows(); r++) {
      from.get(r, row, 0);
      to.put(r, row, 0);
    }
  }

  private void norm(Panel from, float[] gain) {
    float[] row = new float[from.columns()];
    for (int r = 0; r < from.rows(); r++) {
      from.get(r, row, 0);
      kernels.rmsNorm(row, 0, row.length, gain, config.epsilon());
      scratch.normed().put(r, row, 0);
    }
  }

  private void turn(Panel heads, @Nullable Panel raw, float @Nullable [] gain) {
    float[] row = new float[heads.columns()];
    for (int r = 0; r < heads.rows(); r++) {
      heads.get(r, row, 0);
      if (raw != null && gain != null) {
        raw.put(r, row, 0);
        for (int head = 0; head < row.length; head += gain.length) {
          kernels.rmsNorm(row, head, gain.length, gain, config.epsilon());
        }
      }
      rotation.turn(row, row.length, positions[r]);
      heads.put(r, row, 0);
    }
  }

  private void gate(Kept kept) {
    int length = config.feedForward();
    float[] gate = new float[length];
    float[] up = new float[length];
    for (int r = 0; r < kept.gate().rows(); r++) {
      kept.gate().get(r, gate, 0);
      kept.up().get(r, up, 0);
      gradients.swiglu(gate, up, gate, length);
      scratch.active().put(r, gate, 0);
    }
  }

  /**
   * Turns the gradient in the stream from that behind the layer into that before it.
   *
   * @param last whether nothing before this layer learns, so that its gradient is not needed
   */
  void backward(At at, boolean last) {
    feedForwardBackward(at);
    Kept kept = at.kept();
    linear.backward(
        at, Linear.OUTPUT, kept.context(), scratch.stream(), scratch.contextBack(), false);
    attention.backward(kept);
    turnBack(scratch.queriesBack(), kept.rawQueries(), at.vectors().queryNorm());
    turnBack(scratch.keysBack(), kept.rawKeys(), at.vectors().keyNorm());
    norm(kept.entered(), at.vectors().attentionNorm());
    Panel back = last ? null : scratch.normedBack();
    linear.backward(at, Linear.QUERY, scratch.normed(), scratch.queriesBack(), back, false);
    linear.backward(at, Linear.KEY, scratch.normed(), scratch.keysBack(), back, true);
    linear.backward(at, Linear.VALUE, scratch.normed(), scratch.valuesBack(), back, true);
    if (!last) {
      normBackward(kept.entered(), at.vectors().attentionNorm());
    }
  }

  private void feedForwardBackward(At at) {
    Kept kept = at.kept();
    if (linear.learns(at.layer(), Linear.DOWN)) {
      gate(kept);
    }
    linear.backward(
        at, Linear.DOWN, scratch.active(), scratch.stream(), scratch.activeBack(), false);
    gateBackward(kept);
    if (linear.learns(at.layer(), Linear.GATE) || linear.learns(at.layer(), Linear.UP)) {
      norm(kept.middle(), at.vectors().feedForwardNorm());
    }
    Panel back = scratch.normedBack();
    linear.backward(at, Linear.GATE, scratch.normed(), kept.gate(), back, false);
    linear.backward(at, Linear.UP, scratch.normed(), kept.up(), back, true);
    normBackward(kept.middle(), at.vectors().feedForwardNorm());
  }

  private void gateBackward(Kept kept) {
    int length = config.feedForward();
    float[] gate = new float[length];
    float[] up = new float[length];
    float[] back = new float[length];
    for (int r = 0; r < kept.gate().rows(); r++) {
      kept.gate().get(r, gate, 0);
      kept.up().get(r, up, 0);
      scratch.activeBack().get(r, back, 0);
      gradients.swigluBackward(gate, up, back, length);
      kept.gate().put(r, gate, 0);
      kept.up().put(r, up, 0);
    }
  }

  private void normBackward(Panel before, float[] gain) {
    int length = config.width();
    float[] x = new float[length];
    float[] back = new float[length];
    float[] stream = new float[length];
    for (int r = 0; r < before.rows(); r++) {
      before.get(r, x, 0);
      scratch.normedBack().get(r, back, 0);
      gradients.rmsNormBackward(x, gain, back, length, config.epsilon());
      scratch.stream().get(r, stream, 0);
      kernels.axpy(1, back, 0, stream, 0, length);
      scratch.stream().put(r, stream, 0);
    }
  }

  private void turnBack(Panel heads, @Nullable Panel raw, float @Nullable [] gain) {
    float[] row = new float[heads.columns()];
    float[] before = new float[config.headSize()];
    float[] back = new float[config.headSize()];
    float[] all = new float[heads.columns()];
    for (int r = 0; r < heads.rows(); r++) {
      heads.get(r, row, 0);
      rotation.turnBack(row, row.length, positions[r]);
      if (raw != null && gain != null) {
        raw.get(r, all, 0);
        for (int head = 0; head < row.length; head += gain.length) {
          System.arraycopy(all, head, before, 0, gain.length);
          System.arraycopy(row, head, back, 0, gain.length);
          gradients.rmsNormBackward(before, gain, back, gain.length, config.epsilon());
          System.arraycopy(back, 0, row, head, gain.length);
        }
      }
      heads.put(r, row, 0);
    }
  }
}
