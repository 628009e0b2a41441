package gaia.tensor;

/**
 * A dense matrix, row after row in one array. The array is shared, not copied: who holds the matrix
 * may change it.
 */
public final class Matrix {

  private final int rows;
  private final int columns;
  private final float[] values;

  public Matrix(int rows, int columns) {
    this(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /**
   * @throws IllegalArgumentException when the array does not hold exactly rows × columns values
   */
  public Matrix(int rows, int columns, float[] values) {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "%d x %d is not the shape of %d values".formatted(rows, columns, values.length));
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The numbers themselves; element (r, c) is at {@code r * columns + c}. */
  public float[] values() {
    return values;
  }

  public float at(int row, int column) {
    return values[row * columns + column];
  }
}
