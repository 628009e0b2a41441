package gaia.tensor;

import java.nio.ByteBuffer;

/**
 * Blocks of 256 numbers in parts that have scales of their own, which are whole numbers themselves
 * and share a scale: the k-quants of GGUF.
 */
final class SuperBlocks {

  private static final int SCALES_BYTES = 12;
  private static final int HALF = 128;
  private static final int PART = 32;

  private SuperBlocks() {}

  /** Scale and least value of the 8 parts of 32 numbers, 6 bits each, packed into 12 bytes. */
  private static int[] scalesAndLeast(ByteBuffer in) {
    byte[] packed = new byte[SCALES_BYTES];
    in.get(packed);
    int[] result = new int[16];
    for (int i = 0; i < 4; i++) {
      result[i] = packed[i] & 63;
      result[8 + i] = packed[i + 4] & 63;
      result[4 + i] = packed[i + 8] & 15 | (packed[i] >> 6 & 3) << 4;
      result[12 + i] = packed[i + 8] >> 4 & 15 | (packed[i + 4] >> 6 & 3) << 4;
    }
    return result;
  }

  static void readQ4K(ByteBuffer in, float[] to, int at) {
    float scale = FloatBlocks.half(in.getShort());
    float least = FloatBlocks.half(in.getShort());
    int[] parts = scalesAndLeast(in);
    for (int pair = 0; pair < 4; pair++) {
      for (int i = 0; i < PART; i++) {
        int both = in.get();
        int low = at + pair * 2 * PART + i;
        to[low] = scale * parts[pair * 2] * (both & 15) - least * parts[8 + pair * 2];
        to[low + PART] =
            scale * parts[pair * 2 + 1] * (both >> 4 & 15) - least * parts[9 + pair * 2];
      }
    }
  }

  /** As Q4_K, with a fifth bit for each number in 32 bytes before the others. */
  static void readQ5K(ByteBuffer in, float[] to, int at) {
    float scale = FloatBlocks.half(in.getShort());
    float least = FloatBlocks.half(in.getShort());
    int[] parts = scalesAndLeast(in);
    byte[] fifth = new byte[PART];
    in.get(fifth);
    for (int pair = 0; pair < 4; pair++) {
      for (int i = 0; i < PART; i++) {
        int both = in.get();
        int first = both & 15 | (fifth[i] >> pair * 2 & 1) << 4;
        int second = both >> 4 & 15 | (fifth[i] >> pair * 2 + 1 & 1) << 4;
        int low = at + pair * 2 * PART + i;
        to[low] = scale * parts[pair * 2] * first - least * parts[8 + pair * 2];
        to[low + PART] = scale * parts[pair * 2 + 1] * second - least * parts[9 + pair * 2];
      }
    }
  }

  /** Lower 4 bits, upper 2 bits, 16 scales of 8 bits for 16 numbers each, and their scale. */
  static void readQ6K(ByteBuffer in, float[] to, int at) {
    byte[] lower = new byte[HALF];
    byte[] upper = new byte[HALF / 2];
    byte[] scales = new byte[16];
    in.get(lower).get(upper).get(scales);
    float scale = FloatBlocks.half(in.getShort());
    for (int half = 0; half < 2; half++) {
      for (int quarter = 0; quarter < 4; quarter++) {
        for (int i = 0; i < PART; i++) {
          int four = lower[half * 64 + quarter % 2 * PART + i] >> quarter / 2 * 4 & 15;
          int two = upper[half * PART + i] >> quarter * 2 & 3;
          int part = scales[half * 8 + quarter * 2 + i / 16];
          to[at + half * HALF + quarter * PART + i] = scale * part * ((four | two << 4) - 32);
        }
      }
    }
  }
}
