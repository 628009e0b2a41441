package gaia.tensor;

/**
 * Multiplies matrices that lie outside the heap; for work that repeats often with the same shapes.
 */
public interface PanelProduct {

  /**
   * Replaces {@code result} by left × right.
   *
   * @param left (m, k)
   * @param right (k, n)
   * @param result (m, n), not transposed; it must not overlap an operand
   * @throws IllegalArgumentException when the shapes do not fit
   */
  void multiply(Panel left, Panel right, Panel result);

  /** The same, but adds left × right to {@code result}. */
  void multiplyAndAdd(Panel left, Panel right, Panel result);

  /** What does the work, for the log and the status page. */
  String name();

  /**
   * How many threads one product may use, for the whole process and from now on. It is 1 unless
   * somebody asks for more: callers bring their own threads.
   */
  void useThreads(int threads);

  /** The fastest product this machine can load; loading takes up to some seconds the first time. */
  static PanelProduct fastest() {
    return BlasPanels.load().orElseGet(PlainPanels::new);
  }

  /** Checks the shapes that {@link #multiply} requires. */
  static void check(Panel left, Panel right, Panel result) {
    boolean fits =
        left.columns() == right.rows()
            && result.rows() == left.rows()
            && result.columns() == right.columns()
            && !result.isTransposed();
    if (!fits) {
      throw new IllegalArgumentException(left + " x " + right + " does not make " + result);
    }
  }
}
