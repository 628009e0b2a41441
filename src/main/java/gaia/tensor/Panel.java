package gaia.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/**
 * A matrix outside the heap, or a rectangle of one: what native code can work on without copying.
 * Meant to be allocated once and used again and again. A rectangle shares its memory with the
 * matrix it was cut from; memory is given back when the last of them is garbage.
 */
public final class Panel {

  private final FloatBuffer memory;
  private final int offset;
  private final int rows;
  private final int columns;
  private final int stride;
  private final boolean transposed;
  private @Nullable FloatPointer pointer;

  private Panel(FloatBuffer memory, int offset, int rows, int columns, int stride, boolean turned) {
    this.memory = memory;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.stride = stride;
    this.transposed = turned;
  }

  /**
   * A matrix of zeros.
   *
   * @throws IllegalArgumentException when it would have 2 GiB or more
   * @throws OutOfMemoryError when the memory for buffers is used up
   */
  public static Panel allocate(int rows, int columns) {
    long bytes = (long) rows * columns * Float.BYTES;
    if (rows < 0 || columns < 0 || bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d x %d numbers do not fit into one matrix".formatted(rows, columns));
    }
    FloatBuffer memory =
        ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    return new Panel(memory, 0, rows, columns, columns, false);
  }

  public int rows() {
    return transposed ? columns : rows;
  }

  public int columns() {
    return transposed ? rows : columns;
  }

  /** The rectangle from a row and a column on. Not of a transposed panel. */
  public Panel block(int row, int rows, int column, int columns) {
    if (transposed
        || (row | rows | column | columns) < 0
        || row > this.rows - rows
        || column > this.columns - columns) {
      throw new IllegalArgumentException(
          "no rectangle of %d x %d at (%d, %d) in %s".formatted(rows, columns, row, column, this));
    }
    return new Panel(memory, offset + row * stride + column, rows, columns, stride, false);
  }

  /** Some rows, with all columns. */
  public Panel rows(int from, int count) {
    return block(from, count, 0, columns);
  }

  /** The same numbers, to be read as the transpose. */
  public Panel transposed() {
    return new Panel(memory, offset, rows, columns, stride, !transposed);
  }

  /** Copies a row into an array. Not of a transposed panel. */
  public void get(int row, float[] to, int at) {
    memory.get(start(row), to, at, columns);
  }

  /** Copies a row out of an array. Not of a transposed panel. */
  public void put(int row, float[] from, int at) {
    memory.put(start(row), from, at, columns);
  }

  private int start(int row) {
    if (transposed || row < 0 || row >= rows) {
      throw new IndexOutOfBoundsException("no row " + row + " in " + this);
    }
    return offset + row * stride;
  }

  /** The row and column of the numbers as they lie in memory. */
  float at(int row, int column) {
    int index = transposed ? column * stride + row : row * stride + column;
    return memory.get(offset + index);
  }

  void set(int row, int column, float value) {
    memory.put(offset + row * stride + column, value);
  }

  boolean isTransposed() {
    return transposed;
  }

  /** How far the beginnings of two rows lie apart, in numbers. */
  int stride() {
    return stride;
  }

  boolean sharesMemoryWith(Panel other) {
    return memory == other.memory;
  }

  /** The address for native code; the pointer belongs to this panel and must not be moved. */
  FloatPointer pointer() {
    FloatPointer known = pointer;
    if (known == null) {
      known = new FloatPointer(memory).position(offset);
      pointer = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return "(%d, %d)".formatted(rows(), columns());
  }
}
