package gaia.tensor;

/**
 * Multiplies rows of numbers by the transpose of weights that stay the same. Safe for use by
 * several threads.
 */
public interface Projection {

  /** How many numbers a row has before. */
  int inputs();

  /** How many numbers a row has after. */
  int outputs();

  /**
   * Replaces some rows of {@code to} by those of {@code from} × weightsᵀ.
   *
   * @param from rows of {@link #inputs()} numbers
   * @param to rows of {@link #outputs()} numbers, another array
   * @param first of the rows
   */
  void apply(float[] from, float[] to, int first, int rows);

  /**
   * With the weights laid out on the heap as the Vector API wants them, once and for all: as fast
   * for few rows as for many. Without the Vector API, the same as {@link #outsideHeap}.
   *
   * @param weights (outputs, inputs); copied
   */
  static Projection packed(Panel weights) {
    return KernelChoice.HAS_VECTORS ? KernelChoice.pack(weights) : outsideHeap(weights);
  }

  /**
   * With the weights where they are, by the native library.
   *
   * @param weights (outputs, inputs); not copied
   */
  static Projection outsideHeap(Panel weights) {
    return new PanelProjection(weights, PanelProduct.fastest());
  }
}
