package gaia.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A safetensors or GGUF file, open for reading. Everything that its header says was checked against
 * its length, so that reading a tensor stays inside the file. The file must not be changed while it
 * is open. Safe for use by several threads.
 */
public final class TensorFile {

  /** The longest piece that is read at once, a multiple of every block. */
  private static final int CHUNK_VALUES = 16_384;

  private static final String GGUF = "GGUF";

  private final MappedFile file;
  private final Map<String, TensorEntry> tensors;
  private final Map<String, Object> metadata;

  /** The number of the type of every tensor that cannot be read. */
  private final Map<String, Integer> unreadable;

  TensorFile(MappedFile file, Map<String, TensorEntry> tensors, Map<String, Object> metadata) {
    this(file, tensors, metadata, Map.of());
  }

  TensorFile(
      MappedFile file,
      Map<String, TensorEntry> tensors,
      Map<String, Object> metadata,
      Map<String, Integer> unreadable) {
    this.file = file;
    this.tensors = tensors;
    this.metadata = metadata;
    this.unreadable = unreadable;
  }

  /**
   * Opens a file; its first bytes say which of the two formats it has.
   *
   * @throws CorruptTensorFile when it cannot be read, or breaks the rules of its format
   */
  public static TensorFile open(Path path) throws CorruptTensorFile {
    return open(path, () -> {});
  }

  /**
   * The same for a file that may have a long header.
   *
   * @param breath is drawn now and then; what it throws ends the reading
   */
  public static TensorFile open(Path path, Runnable breath) throws CorruptTensorFile {
    MappedFile file = new MappedFile(path);
    byte[] magic = new byte[GGUF.length()];
    if (file.size() < magic.length) {
      throw new CorruptTensorFile(path, "it has only " + file.size() + " bytes");
    }
    file.read(0, magic, magic.length);
    boolean gguf = new String(magic, StandardCharsets.ISO_8859_1).equals(GGUF);
    return gguf ? new GgufHeader(file, breath).read() : new SafetensorsHeader(file).read();
  }

  public Path path() {
    return file.path();
  }

  /** Every tensor whose type can be read, by name, in the order of the file. */
  public Map<String, TensorEntry> tensors() {
    return tensors;
  }

  /**
   * What else the header says: texts in a safetensors file; in GGUF also {@code Long}, {@code
   * Double}, {@code Boolean}, and lists of these.
   */
  public Map<String, Object> metadata() {
    return metadata;
  }

  /** True when there is such a tensor of a type that can be read. */
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /**
   * A tensor of one dimension.
   *
   * @throws CorruptTensorFile when it is missing, has another shape, or a number that is not finite
   */
  public float[] vector(String name, int length) throws CorruptTensorFile {
    float[] values = new float[length];
    read(expect(name, List.of(length)), 0, values, length);
    return values;
  }

  /**
   * A tensor of two dimensions.
   *
   * @throws CorruptTensorFile when it is missing, has another shape, or a number that is not finite
   */
  public Panel matrix(String name, int rows, int columns) throws CorruptTensorFile {
    Panel panel = Panel.allocate(rows, columns);
    readInto(name, panel);
    return panel;
  }

  /** The same into memory that is there already; the panel's shape is the expected one. */
  public void readInto(String name, Panel panel) throws CorruptTensorFile {
    readRows(name, panel.rows(), 0, panel);
  }

  /**
   * Some rows of a tensor of two dimensions, into memory that is there already.
   *
   * @param first the row that comes into the panel's first
   * @param rows how many rows the whole tensor has
   */
  public void readRows(String name, int rows, int first, Panel panel) throws CorruptTensorFile {
    TensorEntry entry = expect(name, List.of(rows, panel.columns()));
    if (first < 0 || first > rows - panel.rows()) {
      throw new IndexOutOfBoundsException("no rows from " + first + " on in " + name);
    }
    float[] row = new float[panel.columns()];
    for (int r = 0; r < panel.rows(); r++) {
      read(entry, (long) (first + r) * row.length, row, row.length);
      panel.put(r, row, 0);
    }
  }

  private TensorEntry expect(String name, List<Integer> shape) throws CorruptTensorFile {
    TensorEntry entry = tensors.get(name);
    Integer strange = unreadable.get(name);
    if (strange != null) {
      throw new CorruptTensorFile(
          path(),
          "the tensor %s is stored as type %d of ggml, which cannot be read here; can be: %s"
              .formatted(name, strange, List.of(TensorType.values())));
    }
    if (entry == null) {
      throw new CorruptTensorFile(path(), "the tensor " + name + " is missing");
    }
    if (!entry.shape().equals(shape)) {
      throw new CorruptTensorFile(
          path(),
          "the tensor %s has the shape %s instead of %s".formatted(name, entry.shape(), shape));
    }
    return entry;
  }

  private void read(TensorEntry entry, long first, float[] to, int count) throws CorruptTensorFile {
    TensorType type = entry.type();
    if (first % type.blockValues() != 0 || count % type.blockValues() != 0) {
      throw new CorruptTensorFile(
          path(), "the rows of %s are no whole blocks of %s".formatted(entry.name(), type));
    }
    byte[] bytes = new byte[Math.min(count, CHUNK_VALUES) / type.blockValues() * type.blockBytes()];
    for (int done = 0; done < count; done += CHUNK_VALUES) {
      int part = Math.min(CHUNK_VALUES, count - done);
      int length = part / type.blockValues() * type.blockBytes();
      long start = (first + done) / type.blockValues() * type.blockBytes();
      file.read(entry.start() + start, bytes, length);
      type.read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), to, done, part);
    }
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(to[i])) {
        throw new CorruptTensorFile(
            path(), "the tensor %s holds %s at %d".formatted(entry.name(), to[i], first + i));
      }
    }
  }
}
