package gaia.tensor;

/** Multiplies matrices: the only arithmetic that is worth leaving Java for. */
public interface MatrixProduct {

  /**
   * Replaces {@code result} by left × right.
   *
   * @param left (m, k), or (k, m) when it is to be read transposed
   * @param right (k, n), or (n, k) when it is to be read transposed
   * @param result (m, n); neither of the operands
   * @throws IllegalArgumentException when the shapes do not fit
   */
  void multiply(Operand left, Operand right, Matrix result);

  /** What does the work, for the log and the status page. */
  String name();

  /** The fastest product this machine can load; loading takes up to some seconds the first time. */
  static MatrixProduct fastest() {
    return Nd4jProduct.load().or(BlasProduct::load).orElseGet(PlainProduct::new);
  }

  /** A matrix as it is, or read transposed; nothing is copied. */
  record Operand(Matrix matrix, boolean transposed) {

    public static Operand of(Matrix matrix) {
      return new Operand(matrix, false);
    }

    public static Operand transposed(Matrix matrix) {
      return new Operand(matrix, true);
    }

    int rows() {
      return transposed ? matrix.columns() : matrix.rows();
    }

    int columns() {
      return transposed ? matrix.rows() : matrix.columns();
    }
  }

  /** Checks the shapes that {@link #multiply} requires. */
  static void check(Operand left, Operand right, Matrix result) {
    boolean fits =
        left.columns() == right.rows()
            && result.rows() == left.rows()
            && result.columns() == right.columns();
    if (!fits) {
      throw new IllegalArgumentException(
          "(%d, %d) x (%d, %d) does not make (%d, %d)"
              .formatted(
                  left.rows(),
                  left.columns(),
                  right.rows(),
                  right.columns(),
                  result.rows(),
                  result.columns()));
    }
    if (result == left.matrix() || result == right.matrix()) {
      throw new IllegalArgumentException("the result must not be one of the operands");
    }
  }
}
