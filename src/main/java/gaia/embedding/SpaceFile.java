package gaia.embedding;

import gaia.files.DataFolder;
import gaia.tensor.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A {@link WordSpace} on disk. Big endian: magic, version, analysis version, dimension, words,
 * texts; the words; the weights, the vectors and the shared direction; last the SHA-256 of all that
 * came before.
 */
public final class SpaceFile {

  private static final long MAGIC = 0x4741_4941_5350_4143L; // "GAIASPAC"
  private static final int VERSION = 1;
  private static final int DIGEST_BYTES = 32;
  private static final int MOST_WORDS = 1_000_000;
  private static final int LARGEST_DIMENSION = 4096;

  private SpaceFile() {}

  /** Writes the file so that after a crash it is there whole or not at all. */
  public static void write(WordSpace space, Path target) throws IOException {
    byte[] content = content(space);
    byte[] digest = sha256(content, content.length);
    byte[] whole = Arrays.copyOf(content, content.length + digest.length);
    System.arraycopy(digest, 0, whole, content.length, digest.length);
    DataFolder.stage(target, whole).publish();
  }

  /**
   * @throws CorruptSpaceFile when anything about the content is not as it was written
   * @throws IOException when the file cannot be read at all
   */
  public static WordSpace read(Path file) throws IOException, CorruptSpaceFile {
    return parse(Files.readAllBytes(file));
  }

  static WordSpace parse(byte[] bytes) throws CorruptSpaceFile {
    int length = bytes.length - DIGEST_BYTES;
    if (length < 0) {
      throw new CorruptSpaceFile("shorter than its checksum: " + bytes.length + " bytes");
    }
    byte[] digest = Arrays.copyOfRange(bytes, length, bytes.length);
    if (!MessageDigest.isEqual(digest, sha256(bytes, length))) {
      throw new CorruptSpaceFile("the checksum does not match");
    }
    try {
      return parse(ByteBuffer.wrap(bytes, 0, length), HexFormat.of().formatHex(digest));
    } catch (BufferUnderflowException e) {
      throw new CorruptSpaceFile("it ends too early");
    }
  }

  private static WordSpace parse(ByteBuffer in, String digest) throws CorruptSpaceFile {
    require(in.getLong() == MAGIC, "it is no space file");
    require(in.getInt() == VERSION, "it has another version");
    require(word(in).equals(English.VERSION), "its words were cut in another way");
    int dimension = in.getInt();
    int size = in.getInt();
    int texts = in.getInt();
    require(dimension >= 0 && dimension <= LARGEST_DIMENSION, "dimension " + dimension);
    require(size >= 0 && size <= MOST_WORDS, size + " words");
    require(texts >= 0, texts + " texts");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      words.add(word(in));
    }
    long floats = (long) size + (long) size * dimension + dimension;
    require(in.remaining() == floats * Float.BYTES, in.remaining() + " bytes of numbers");
    float[] weights = floats(in, size);
    float[] vectors = floats(in, size * dimension);
    float[] common = floats(in, dimension);
    return new WordSpace(
        id(digest), texts, words, weights, new Matrix(size, dimension, vectors), common);
  }

  private static String id(String digest) {
    return "words-" + digest.substring(0, 16);
  }

  private static String word(ByteBuffer in) {
    byte[] bytes = new byte[in.getShort() & 0xffff];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static float[] floats(ByteBuffer in, int count) throws CorruptSpaceFile {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.getFloat();
      require(Float.isFinite(values[i]), "a number is not finite");
    }
    return values;
  }

  private static void require(boolean condition, String otherwise) throws CorruptSpaceFile {
    if (!condition) {
      throw new CorruptSpaceFile(otherwise);
    }
  }

  /** The SHA-256 of the content in hexadecimal: equal for equal spaces. */
  static String digest(WordSpace space) {
    byte[] content = content(space);
    return HexFormat.of().formatHex(sha256(content, content.length));
  }

  private static byte[] content(WordSpace space) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(MAGIC);
      out.writeInt(VERSION);
      writeWord(out, English.VERSION);
      out.writeInt(space.dimension());
      out.writeInt(space.words().size());
      out.writeInt(space.trainedOn());
      for (String word : space.words()) {
        writeWord(out, word);
      }
      writeFloats(out, space.weights());
      writeFloats(out, space.vectors().values());
      writeFloats(out, space.common());
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory could not be written", e);
    }
    return bytes.toByteArray();
  }

  private static void writeWord(DataOutputStream out, String word) throws IOException {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  private static byte[] sha256(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
