package gaia.tensor;

import java.lang.System.Logger.Level;

/** Finds out once whether this runtime was started with the Vector API. */
final class KernelChoice {

  private static final System.Logger LOG = System.getLogger(KernelChoice.class.getName());

  static final Kernels CHOSEN = choose();

  private KernelChoice() {}

  private static Kernels choose() {
    try {
      // By name: the class cannot even be loaded where the module is missing.
      Class<?> vectors = Class.forName("gaia.tensor.VectorKernels");
      return (Kernels) vectors.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.log(
          Level.INFO,
          "Arithmetic is plain Java: started without --add-modules jdk.incubator.vector ({0})",
          e.toString());
      return new PlainKernels();
    }
  }
}
