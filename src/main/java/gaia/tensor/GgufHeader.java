package gaia.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a GGUF file, version 2 or 3: counts, keys with values, names of tensors with shape
 * and place. Shapes are stored with the fastest side first. Format: ggml/docs/gguf.md.
 */
final class GgufHeader {

  private static final int MOST_ENTRIES = 100_000;
  private static final long MOST_BYTES = 64L << 20;
  private static final int LONGEST_TEXT = 4 << 20;

  /** Of all lists together: a vocabulary with its scores has half a million. */
  private static final int MOST_ELEMENTS = 2_000_000;

  private static final int DEFAULT_ALIGNMENT = 32;
  private static final int LARGEST_ALIGNMENT = 1 << 20;

  private static final int ELEMENTS_PER_BREATH = 1000;

  private final MappedFile file;
  private final Runnable breath;
  private final byte[] eight = new byte[8];
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private final Map<String, Integer> unreadable = new LinkedHashMap<>();
  private long position;
  private long elements;

  GgufHeader(MappedFile file, Runnable breath) {
    this.file = file;
    this.breath = breath;
  }

  TensorFile read() throws CorruptTensorFile {
    position = 4;
    long version = number(4);
    require(version == 2 || version == 3, "it has version " + version + " of GGUF, not 2 or 3");
    long tensors = number(8);
    long keys = number(8);
    require(tensors >= 0 && tensors <= MOST_ENTRIES, "it would have " + tensors + " tensors");
    require(keys >= 0 && keys <= MOST_ENTRIES, "it would have " + keys + " keys");
    for (int i = 0; i < keys; i++) {
      String key = text();
      require(metadata.put(key, value((int) number(4))) == null, "a key is there twice");
    }
    Map<String, TensorEntry> readable = tensors((int) tensors);
    return new TensorFile(
        file,
        readable,
        Collections.unmodifiableMap(metadata),
        Collections.unmodifiableMap(unreadable));
  }

  private record Named(String name, int type, List<Long> shape, long offset) {}

  private Map<String, TensorEntry> tensors(int count) throws CorruptTensorFile {
    List<Named> named = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = text();
      long sides = number(4);
      require(sides >= 0 && sides <= 8, Names.shown(name) + " would have " + sides + " sides");
      List<Long> shape = new ArrayList<>();
      for (int side = 0; side < sides; side++) {
        shape.add(0, number(8));
      }
      named.add(new Named(name, (int) number(4), shape, number(8)));
    }
    long alignment = alignment();
    long start = (position + alignment - 1) / alignment * alignment;
    TensorTable table = new TensorTable(file);
    for (Named tensor : named) {
      boolean aligned = tensor.offset() >= 0 && tensor.offset() % alignment == 0;
      require(
          aligned && tensor.offset() <= file.size(), Names.shown(tensor.name()) + " lies nowhere");
      TensorType type = TensorType.ofCode(tensor.type()).orElse(null);
      if (type == null) {
        unreadable.put(tensor.name(), tensor.type());
      } else {
        table.add(tensor.name(), type, tensor.shape(), start + tensor.offset());
      }
    }
    return table.finish();
  }

  private long alignment() throws CorruptTensorFile {
    Object given = metadata.getOrDefault("general.alignment", (long) DEFAULT_ALIGNMENT);
    if (given instanceof Long bytes
        && bytes > 0
        && bytes <= LARGEST_ALIGNMENT
        && Long.bitCount(bytes) == 1) {
      return bytes;
    }
    throw new CorruptTensorFile(file.path(), "general.alignment is no power of two");
  }

  private Object value(int type) throws CorruptTensorFile {
    return switch (type) {
      case 0 -> number(1);
      case 1 -> (long) (byte) number(1);
      case 2 -> number(2);
      case 3 -> (long) (short) number(2);
      case 4 -> number(4);
      case 5 -> (long) (int) number(4);
      case 6 -> (double) Float.intBitsToFloat((int) number(4));
      case 7 -> number(1) != 0;
      case 8 -> text();
      case 9 -> list();
      case 10, 11 -> number(8);
      case 12 -> Double.longBitsToDouble(number(8));
      default -> throw new CorruptTensorFile(file.path(), "a value has the unknown type " + type);
    };
  }

  private List<Object> list() throws CorruptTensorFile {
    int type = (int) number(4);
    require(type != 9, "a list holds lists");
    long count = number(8);
    boolean fits = count >= 0 && count <= MOST_ELEMENTS - elements;
    require(fits, "a list would have " + count + " elements");
    elements += count;
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i % ELEMENTS_PER_BREATH == 0) {
        breath.run();
      }
      values.add(value(type));
    }
    return Collections.unmodifiableList(values);
  }

  private String text() throws CorruptTensorFile {
    long length = number(8);
    require(
        length >= 0 && length <= file.size() - position && length <= LONGEST_TEXT,
        "a text would have " + length + " bytes");
    byte[] bytes = new byte[(int) length];
    file.read(position, bytes, bytes.length);
    position += length;
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** An unsigned number of so many bytes; of eight, the sign bit stays one. */
  private long number(int bytes) throws CorruptTensorFile {
    require(position <= MOST_BYTES, "its header is longer than " + MOST_BYTES + " bytes");
    java.util.Arrays.fill(eight, (byte) 0);
    file.read(position, eight, bytes);
    position += bytes;
    return ByteBuffer.wrap(eight).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private void require(boolean condition, String otherwise) throws CorruptTensorFile {
    if (!condition) {
      throw new CorruptTensorFile(file.path(), otherwise);
    }
  }
}
