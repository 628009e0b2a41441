package gaia.tensor;

import java.nio.ByteBuffer;

/** Blocks of 32 whole numbers with one scale in 16 bits before them. */
final class QuantisedBlocks {

  private static final int VALUES = 32;
  private static final int LARGEST = 127;

  private QuantisedBlocks() {}

  static void readQ80(ByteBuffer in, float[] to, int at) {
    float scale = FloatBlocks.half(in.getShort());
    for (int i = 0; i < VALUES; i++) {
      to[at + i] = scale * in.get();
    }
  }

  /** The lower halves of the bytes are the first 16 numbers, the upper halves the others. */
  static void readQ40(ByteBuffer in, float[] to, int at) {
    float scale = FloatBlocks.half(in.getShort());
    for (int i = 0; i < VALUES / 2; i++) {
      int pair = in.get();
      to[at + i] = scale * ((pair & 15) - 8);
      to[at + i + VALUES / 2] = scale * ((pair >> 4 & 15) - 8);
    }
  }

  static void writeQ80(float[] from, int at, int values, ByteBuffer out) {
    for (int block = at; block < at + values; block += VALUES) {
      float most = 0;
      for (int i = block; i < block + VALUES; i++) {
        most = Math.max(most, Math.abs(from[i]));
      }
      short scale = FloatBlocks.half(most / LARGEST);
      out.putShort(scale);
      float inverse = FloatBlocks.half(scale) == 0 ? 0 : 1 / FloatBlocks.half(scale);
      for (int i = block; i < block + VALUES; i++) {
        int whole = Math.round(from[i] * inverse);
        out.put((byte) Math.max(-LARGEST, Math.min(LARGEST, whole)));
      }
    }
  }
}
