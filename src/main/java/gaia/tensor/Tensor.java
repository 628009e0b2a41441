package gaia.tensor;

import java.util.List;

/**
 * A tensor to be written: numbers with a name, a shape and the type that they are stored as.
 *
 * @param shape rows first; its product is the length of {@code values}
 * @param values row after row; the array is not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Tensors are written, never compared.
public record Tensor(String name, TensorType type, List<Integer> shape, float[] values) {

  public Tensor {
    shape = List.copyOf(shape);
    long product = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    int row = shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    if (product != values.length || row % type.blockValues() != 0) {
      throw new IllegalArgumentException(
          "%s: %d numbers do not make %s of %s".formatted(name, values.length, shape, type));
    }
  }

  long bytes() {
    return (long) values.length / type.blockValues() * type.blockBytes();
  }
}
