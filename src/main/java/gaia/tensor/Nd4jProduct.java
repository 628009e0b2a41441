package gaia.tensor;

import gaia.configuration.EscapedLog;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's {@code gemm} on its native backend. Arrays live in a workspace that is given back after
 * each product, because ND4J does not return the memory of arrays that are merely closed.
 *
 * <p>ND4J writes results by columns, and our matrices lie by rows. A matrix read by columns is its
 * transpose, so the product is asked for as (left × right)ᵀ = rightᵀ × leftᵀ and nothing is turned.
 */
final class Nd4jProduct implements MatrixProduct {

  private static final System.Logger LOG = EscapedLog.system(Nd4jProduct.class);
  private static final String WORKSPACE = "GAIA_PRODUCT";
  private static final long SPARE_BYTES = 4096;

  private Nd4jProduct() {}

  static Optional<MatrixProduct> load() {
    try {
      // Callers bring their own threads; more inside the library would spin beside the server.
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      Nd4j.factory().blas().setMaxThreads(1);
      return Optional.of(new Nd4jProduct());
    } catch (LinkageError | RuntimeException e) {
      LOG.log(Level.WARNING, "ND4J cannot be loaded: " + e, e);
      return Optional.empty();
    }
  }

  @Override
  public void multiply(Operand left, Operand right, Matrix result) {
    MatrixProduct.check(left, right, result);
    if (result.values().length == 0) {
      return;
    }
    if (left.columns() == 0) {
      java.util.Arrays.fill(result.values(), 0);
      return;
    }
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(room(left, right, result), WORKSPACE)) {
      INDArray product =
          Nd4j.createUninitialized(
              DataType.FLOAT, new long[] {result.columns(), result.rows()}, 'f');
      Nd4j.gemm(
          byColumns(right), byColumns(left), product, right.transposed(), left.transposed(), 1, 0);
      new FloatPointer(product.data().pointer()).get(result.values());
    } finally {
      Nd4j.getWorkspaceManager()
          .destroyWorkspace(Nd4j.getWorkspaceManager().getWorkspaceForCurrentThread(WORKSPACE));
    }
  }

  private static INDArray byColumns(Operand operand) {
    Matrix matrix = operand.matrix();
    return Nd4j.create(matrix.values(), new long[] {matrix.columns(), matrix.rows()}, 'f');
  }

  private static WorkspaceConfiguration room(Operand left, Operand right, Matrix result) {
    long floats =
        (long) left.matrix().values().length
            + right.matrix().values().length
            + result.values().length;
    return WorkspaceConfiguration.builder().initialSize(floats * Float.BYTES + SPARE_BYTES).build();
  }

  @Override
  public String name() {
    return "ND4J";
  }
}
