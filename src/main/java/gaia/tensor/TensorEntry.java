package gaia.tensor;

import java.util.List;

/**
 * Where one tensor lies in its file.
 *
 * @param shape rows first; the last number is how many values lie side by side
 * @param start first byte, from the beginning of the file
 */
public record TensorEntry(String name, TensorType type, List<Integer> shape, long start) {

  public TensorEntry {
    shape = List.copyOf(shape);
  }

  /** How many numbers there are. */
  public long values() {
    long values = 1;
    for (int side : shape) {
      values *= side;
    }
    return values;
  }

  /** How many bytes they take in the file. */
  long bytes() {
    return values() / type.blockValues() * type.blockBytes();
  }
}
