package gaia.tensor;

/** Products of panels in Java, where no native library can be loaded. */
final class PlainPanels implements PanelProduct {

  private final Kernels kernels = Kernels.fastest();

  @Override
  public void multiply(Panel left, Panel right, Panel result) {
    PanelProduct.check(left, right, result);
    float[] zeros = new float[result.columns()];
    for (int i = 0; i < result.rows(); i++) {
      result.put(i, zeros, 0);
    }
    multiplyAndAdd(left, right, result);
  }

  @Override
  public void multiplyAndAdd(Panel left, Panel right, Panel result) {
    PanelProduct.check(left, right, result);
    float[] a = byRows(left);
    // Turned, so that every sum runs along a row of each.
    float[] b = byRows(right.transposed());
    float[] row = new float[result.columns()];
    int k = left.columns();
    for (int i = 0; i < result.rows(); i++) {
      result.get(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        row[j] += kernels.dot(a, i * k, b, j * k, k);
      }
      result.put(i, row, 0);
    }
  }

  private static float[] byRows(Panel panel) {
    float[] values = new float[panel.rows() * panel.columns()];
    for (int r = 0; r < panel.rows(); r++) {
      for (int c = 0; c < panel.columns(); c++) {
        values[r * panel.columns() + c] = panel.at(r, c);
      }
    }
    return values;
  }

  @Override
  public void useThreads(int threads) {
    // One product runs on the thread of its caller, always.
  }

  @Override
  public String name() {
    return "Java";
  }
}
