package gaia.tensor;

import gaia.files.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes safetensors and GGUF files; after a crash the target is there whole or as it was before.
 */
public final class TensorWriter {

  private static final int CHUNK_VALUES = 16_384;
  private static final int HEADER_UNIT = 8;
  private static final int FORCED_BYTES = 4 << 20;

  private TensorWriter() {}

  /** Writes a safetensors file of tensors that are not quantised. */
  public static void safetensors(Path target, List<Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    safetensors(target, tensors, metadata, () -> {});
  }

  /**
   * The same for a file that may be large.
   *
   * @param breath is drawn between tensors; what it throws ends the writing
   */
  public static void safetensors(
      Path target, List<Tensor> tensors, Map<String, String> metadata, Runnable breath)
      throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put("__metadata__", metadata);
    }
    long offset = 0;
    for (Tensor tensor : tensors) {
      if (TensorType.ofName(tensor.type().name()).isEmpty()) {
        throw new IllegalArgumentException("safetensors files do not hold " + tensor.type());
      }
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", tensor.type().name());
      entry.put("shape", tensor.shape());
      entry.put("data_offsets", List.of(offset, offset + tensor.bytes()));
      header.put(tensor.name(), entry);
      offset += tensor.bytes();
    }
    String json = Json.mapper().writeValueAsString(header);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    int padding = -bytes.length & HEADER_UNIT - 1;
    ByteBuffer begin = little(HEADER_UNIT + bytes.length + padding);
    begin.putLong(bytes.length + padding).put(bytes);
    while (begin.hasRemaining()) {
      begin.put((byte) ' ');
    }
    write(target, begin.flip(), tensors, 1, breath);
  }

  /**
   * Writes a GGUF file, version 3.
   *
   * @param metadata texts, {@code Integer}, {@code Long}, {@code Float}, {@code Boolean} and lists
   *     of texts, of {@code Integer} or of {@code Float}
   */
  public static void gguf(Path target, List<Tensor> tensors, Map<String, Object> metadata)
      throws IOException {
    gguf(target, tensors, metadata, () -> {});
  }

  /**
   * The same for a file that may be large.
   *
   * @param breath is drawn between tensors; what it throws ends the writing
   */
  public static void gguf(
      Path target, List<Tensor> tensors, Map<String, Object> metadata, Runnable breath)
      throws IOException {
    ByteBuffer header = GgufBytes.header(tensors, metadata);
    write(target, header, tensors, GgufBytes.ALIGNMENT, breath);
  }

  private static void write(
      Path target, ByteBuffer header, List<Tensor> tensors, int alignment, Runnable breath)
      throws IOException {
    Path absolute = target.toAbsolutePath();
    Path part = absolute.resolveSibling(absolute.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeFully(out, header);
        long forced = 0;
        for (Tensor tensor : tensors) {
          breath.run();
          if (out.position() - forced > FORCED_BYTES) {
            // Forced bit by bit, so that the last one does not take long.
            out.force(false);
            forced = out.position();
          }
          writeNumbers(out, tensor);
          writeFully(out, ByteBuffer.allocate((int) (-out.position() & alignment - 1)));
        }
        out.force(true);
      }
      Files.move(
          part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void writeNumbers(FileChannel out, Tensor tensor) throws IOException {
    TensorType type = tensor.type();
    for (int done = 0; done < tensor.values().length; done += CHUNK_VALUES) {
      int count = Math.min(CHUNK_VALUES, tensor.values().length - done);
      ByteBuffer bytes = little(count / type.blockValues() * type.blockBytes());
      type.write(tensor.values(), done, count, bytes);
      writeFully(out, bytes.flip());
    }
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
