package gaia.tensor;

import gaia.configuration.EscapedLog;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * {@code cblas_sgemm} of the OpenBLAS that comes with ND4J. Java arrays are handed over for the
 * length of the call only.
 */
final class BlasProduct implements MatrixProduct {

  private static final System.Logger LOG = EscapedLog.system(BlasProduct.class);

  private BlasProduct() {}

  static Optional<MatrixProduct> load() {
    try {
      // Callers bring their own threads; more inside the library would spin beside the server.
      openblas_nolapack.blas_set_num_threads(1);
      return Optional.of(new BlasProduct());
    } catch (LinkageError e) {
      LOG.log(Level.WARNING, "OpenBLAS cannot be loaded; matrices are multiplied in Java: " + e, e);
      return Optional.empty();
    }
  }

  @Override
  public void multiply(Operand left, Operand right, Matrix result) {
    MatrixProduct.check(left, right, result);
    if (result.values().length == 0) {
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
        left.matrix().values(),
        Math.max(1, left.matrix().columns()),
        right.matrix().values(),
        Math.max(1, right.matrix().columns()),
        0f,
        result.values(),
        result.columns());
  }

  private static int order(Operand operand) {
    return operand.transposed() ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
  }

  @Override
  public String name() {
    return "OpenBLAS";
  }
}
