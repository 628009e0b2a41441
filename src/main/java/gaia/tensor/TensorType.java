package gaia.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the numbers of a tensor are stored. Quantised numbers come in blocks that share a scale;
 * their layouts are those of GGUF.
 */
public enum TensorType {
  F32(0, 1, 4, FloatBlocks::readF32),
  F16(1, 1, 2, FloatBlocks::readF16),
  BF16(30, 1, 2, FloatBlocks::readBf16),
  Q4_0(2, 32, 18, QuantisedBlocks::readQ40),
  Q8_0(8, 32, 34, QuantisedBlocks::readQ80),
  Q4_K(12, 256, 144, SuperBlocks::readQ4K),
  Q5_K(13, 256, 176, SuperBlocks::readQ5K),
  Q6_K(14, 256, 210, SuperBlocks::readQ6K);

  private final int code;
  private final int blockValues;
  private final int blockBytes;
  private final BlockReader reader;

  /** Reads one block from the position of a little-endian buffer, which it moves. */
  interface BlockReader {
    void read(ByteBuffer in, float[] to, int at);
  }

  TensorType(int code, int blockValues, int blockBytes, BlockReader reader) {
    this.code = code;
    this.blockValues = blockValues;
    this.blockBytes = blockBytes;
    this.reader = reader;
  }

  /** The number of the type in GGUF. */
  int code() {
    return code;
  }

  static Optional<TensorType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** The type of a safetensors file, which has no quantised ones. */
  static Optional<TensorType> ofName(String name) {
    return Arrays.stream(values())
        .filter(type -> type.blockValues == 1 && type.name().equals(name))
        .findFirst();
  }

  /** How many numbers share a block; tensors have whole blocks only. */
  int blockValues() {
    return blockValues;
  }

  int blockBytes() {
    return blockBytes;
  }

  /** Reads whole blocks. */
  void read(ByteBuffer in, float[] to, int at, int values) {
    for (int i = 0; i < values; i += blockValues) {
      reader.read(in, to, at + i);
    }
  }

  /**
   * Writes whole blocks.
   *
   * @throws UnsupportedOperationException for a type that can only be read
   */
  void write(float[] from, int at, int values, ByteBuffer out) {
    switch (this) {
      case F32 -> FloatBlocks.writeF32(from, at, values, out);
      case F16 -> FloatBlocks.writeF16(from, at, values, out);
      case BF16 -> FloatBlocks.writeBf16(from, at, values, out);
      case Q8_0 -> QuantisedBlocks.writeQ80(from, at, values, out);
      default -> throw new UnsupportedOperationException(this + " can only be read");
    }
  }
}
