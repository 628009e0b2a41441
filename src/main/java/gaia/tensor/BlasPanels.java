package gaia.tensor;

import gaia.configuration.EscapedLog;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * {@code cblas_sgemm} of the OpenBLAS that ND4J's native library is linked with, on memory that was
 * allocated before: nothing is allocated or copied for a product.
 */
final class BlasPanels implements PanelProduct {

  private static final System.Logger LOG = EscapedLog.system(BlasPanels.class);

  private BlasPanels() {}

  static Optional<PanelProduct> load() {
    try {
      openblas_nolapack.blas_set_num_threads(1);
      return Optional.of(new BlasPanels());
    } catch (LinkageError e) {
      LOG.log(Level.WARNING, "OpenBLAS cannot be loaded; matrices are multiplied in Java: " + e, e);
      return Optional.empty();
    }
  }

  @Override
  public void multiply(Panel left, Panel right, Panel result) {
    multiply(left, right, result, 0f);
  }

  @Override
  public void multiplyAndAdd(Panel left, Panel right, Panel result) {
    multiply(left, right, result, 1f);
  }

  private static void multiply(Panel left, Panel right, Panel result, float keep) {
    PanelProduct.check(left, right, result);
    if (result.rows() == 0 || result.columns() == 0) {
      return;
    }
    openblas_nolapack.cblas_sgemm(
        openblas_nolapack.CblasRowMajor,
        order(left),
        order(right),
        result.rows(),
        result.columns(),
        left.columns(),
        1f,
        left.pointer(),
        Math.max(1, left.stride()),
        right.pointer(),
        Math.max(1, right.stride()),
        keep,
        result.pointer(),
        result.stride());
  }

  private static int order(Panel panel) {
    return panel.isTransposed() ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
  }

  @Override
  public void useThreads(int threads) {
    openblas_nolapack.blas_set_num_threads(threads);
  }

  @Override
  public String name() {
    return "OpenBLAS";
  }
}
