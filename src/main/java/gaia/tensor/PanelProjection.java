package gaia.tensor;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Products by the native library; rows are carried out of the heap and back, some at a time. */
final class PanelProjection implements Projection {

  private static final int ROWS = 256;

  private final Panel weights;
  private final PanelProduct product;
  private final Queue<Carried> idle = new ConcurrentLinkedQueue<>();

  /** Memory for some rows before and after. */
  private record Carried(Panel from, Panel to) {}

  PanelProjection(Panel weights, PanelProduct product) {
    this.weights = weights;
    this.product = product;
  }

  @Override
  public int inputs() {
    return weights.columns();
  }

  @Override
  public int outputs() {
    return weights.rows();
  }

  @Override
  public void apply(float[] from, float[] to, int first, int rows) {
    Carried known = idle.poll();
    Carried carried =
        known == null
            ? new Carried(Panel.allocate(ROWS, inputs()), Panel.allocate(ROWS, outputs()))
            : known;
    for (int start = first; start < first + rows; start += ROWS) {
      int count = Math.min(ROWS, first + rows - start);
      for (int r = 0; r < count; r++) {
        carried.from().put(r, from, (start + r) * inputs());
      }
      product.multiply(
          carried.from().rows(0, count), weights.transposed(), carried.to().rows(0, count));
      for (int r = 0; r < count; r++) {
        carried.to().get(r, to, (start + r) * outputs());
      }
    }
    idle.add(carried);
  }
}
