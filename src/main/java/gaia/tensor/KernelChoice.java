package gaia.tensor;

import gaia.configuration.EscapedLog;
import java.lang.System.Logger.Level;

/**
 * Finds out once whether this runtime was started with the Vector API, and with the compiler that
 * makes it fast: without that one each vector is an object, a hundred times slower than plain Java.
 */
final class KernelChoice {

  private static final System.Logger LOG = EscapedLog.system(KernelChoice.class);

  static final Kernels CHOSEN = choose();
  static final boolean HAS_VECTORS = !(CHOSEN instanceof PlainKernels);

  static final GradientKernels GRADIENTS = gradients();

  private KernelChoice() {}

  private static GradientKernels gradients() {
    try {
      return HAS_VECTORS
          ? (GradientKernels) type("VectorGradients").getDeclaredConstructor().newInstance()
          : new PlainGradients();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("its sister class was loaded", e);
    }
  }

  private static Kernels choose() {
    if (!optimizes(System.getProperty("java.vm.info", ""))) {
      LOG.log(Level.INFO, "Arithmetic is plain Java: started without the optimizing compiler");
      return new PlainKernels();
    }
    try {
      // By name: the class cannot even be loaded where the module is missing.
      return (Kernels) type("VectorKernels").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.log(
          Level.INFO,
          "Arithmetic is plain Java: started without --add-modules jdk.incubator.vector ({0})",
          e.toString());
      return new PlainKernels();
    }
  }

  /**
   * @param vmInfo of a virtual machine, for example "mixed mode, sharing"
   */
  static boolean optimizes(String vmInfo) {
    return !vmInfo.contains("emulated-client") && !vmInfo.contains("interpreted mode");
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("gaia.tensor." + name);
  }

  /** Only where there are vectors. */
  static Projection pack(Panel weights) {
    try {
      return (Projection)
          type("VectorProjection").getDeclaredConstructor(Panel.class).newInstance(weights);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("its sister class was loaded", e);
    }
  }

  /** Only where there are vectors. */
  static Attention attention(int heads, int size, int mostTokens) {
    try {
      return (Attention)
          type("VectorAttention")
              .getDeclaredConstructor(int.class, int.class, int.class)
              .newInstance(heads, size, mostTokens);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("its sister class was loaded", e);
    }
  }

  /** Only where there are vectors. */
  static Projection bf16(Panel weights, Bf16Carriers carriers) {
    try {
      return (Projection)
          type("VectorBf16Projection")
              .getDeclaredConstructor(Panel.class, Bf16Carriers.class)
              .newInstance(weights, carriers);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("its sister class was loaded", e);
    }
  }
}
