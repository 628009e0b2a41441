package gaia.tensor;

/** Attention by products outside the heap, a head at a time. */
final class PanelAttention implements Attention {

  private final int heads;
  private final int size;
  private final PanelProduct product;
  private final Kernels kernels = Kernels.fastest();
  private final Panel queries;
  private final Panel keys;
  private final Panel values;
  private final Panel products;
  private final Panel seen;
  private final float[] row;

  PanelAttention(int heads, int size, int mostTokens, PanelProduct product) {
    this.heads = heads;
    this.size = size;
    this.product = product;
    queries = Panel.allocate(mostTokens, size);
    keys = Panel.allocate(mostTokens, size);
    values = Panel.allocate(mostTokens, size);
    products = Panel.allocate(mostTokens, mostTokens);
    seen = Panel.allocate(mostTokens, size);
    row = new float[mostTokens];
  }

  @Override
  public void apply(float[] projected, int first, int length, Gains gains, float[] to) {
    int hidden = heads * size;
    for (int head = 0; head < heads; head++) {
      for (int r = 0; r < length; r++) {
        int at = (first + r) * 3 * hidden + head * size;
        queries.put(r, projected, at);
        keys.put(r, projected, at + hidden);
        values.put(r, projected, at + 2 * hidden);
      }
      look(head, length, gains);
      for (int r = 0; r < length; r++) {
        seen.get(r, to, (first + r) * hidden + head * size);
      }
    }
  }

  private void look(int head, int length, Gains gains) {
    Panel here = products.block(0, length, 0, length);
    product.multiply(queries.rows(0, length), keys.rows(0, length).transposed(), here);
    for (int r = 0; r < length; r++) {
      here.get(r, row, 0);
      gains.addTo(head, r, row, 0, length);
      kernels.softmax(row, 0, length);
      here.put(r, row, 0);
    }
    product.multiply(here, values.rows(0, length), seen.rows(0, length));
  }
}
