package gaia.lora;

import gaia.tensor.Panel;
import gaia.tensor.PanelProduct;
import java.util.ArrayList;
import java.util.List;

/**
 * The matrix products of one step of training and nothing else, for one part of a team: what the
 * machine would allow if all the rest took no time. Every layer has weights of its own.
 */
final class StepProducts {

  private final PanelProduct product = PanelProduct.fastest();
  private final List<Runnable> all = new ArrayList<>();
  private final BenchModel shape;
  private final int rows;
  private double operations;

  /**
   * @param sequences of this part
   * @param length of each, in tokens
   * @param asked tokens of each that become logits
   */
  StepProducts(BenchModel shape, int sequences, int length, int asked, int rank) {
    this.shape = shape;
    rows = sequences * length;
    int width = shape.width();
    int size = width / shape.heads();
    int keys = size * shape.kvHeads();
    for (int i = 0; i < shape.layers(); i++) {
      linear(width, width, rank);
      linear(width, keys, rank);
      linear(width, keys, rank);
      linear(width, width, rank);
      linear(width, shape.feedForward(), rank);
      linear(width, shape.feedForward(), rank);
      linear(shape.feedForward(), width, rank);
      attention(sequences, length, size);
    }
    Panel output = Panel.allocate(shape.vocabulary(), width);
    Panel before = Panel.allocate(sequences * asked, width);
    Panel logits = Panel.allocate(sequences * asked, shape.vocabulary());
    add(before, output.transposed(), logits);
    add(logits, output, before);
  }

  private void add(Panel left, Panel right, Panel result) {
    operations += 2.0 * left.rows() * left.columns() * right.columns();
    all.add(() -> product.multiply(left, right, result));
  }

  private void linear(int inputs, int outputs, int rank) {
    Panel weights = Panel.allocate(outputs, inputs);
    Panel in = Panel.allocate(rows, inputs);
    Panel out = Panel.allocate(rows, outputs);
    Panel a = Panel.allocate(rank, inputs);
    Panel b = Panel.allocate(outputs, rank);
    Panel low = Panel.allocate(rows, rank);
    add(in, weights.transposed(), out);
    add(in, a.transposed(), low);
    add(low, b.transposed(), out);
    add(out, weights, in);
    add(out.transposed(), low, Panel.allocate(outputs, rank));
    add(out, b, low);
    add(low.transposed(), in, Panel.allocate(rank, inputs));
    add(low, a, in);
  }

  private void attention(int sequences, int length, int size) {
    Panel heads = Panel.allocate(rows, shape.width());
    Panel others = Panel.allocate(rows, shape.width());
    Panel scores = Panel.allocate(length, length);
    for (int s = 0; s < sequences; s++) {
      for (int h = 0; h < shape.heads(); h++) {
        Panel head = heads.block(s * length, length, h * size, size);
        Panel other = others.block(s * length, length, h * size, size);
        add(head, other.transposed(), scores);
        add(scores, other, head);
        add(head, other.transposed(), scores);
        add(scores.transposed(), head, other);
        add(scores, other, head);
        add(scores.transposed(), head, other);
      }
    }
  }

  /** Floating-point operations of one run. */
  double operations() {
    return operations;
  }

  void run() {
    all.forEach(Runnable::run);
  }
}
