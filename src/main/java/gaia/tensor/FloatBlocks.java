package gaia.tensor;

import java.nio.ByteBuffer;

/** Numbers that stand for themselves, in 32 or 16 bits. */
final class FloatBlocks {

  private static final int BF16_ROUNDING = 0x7fff;

  private FloatBlocks() {}

  static void readF32(ByteBuffer in, float[] to, int at) {
    to[at] = in.getFloat();
  }

  static void readF16(ByteBuffer in, float[] to, int at) {
    to[at] = half(in.getShort());
  }

  static void readBf16(ByteBuffer in, float[] to, int at) {
    to[at] = Float.intBitsToFloat(in.getShort() << 16);
  }

  static void writeF32(float[] from, int at, int values, ByteBuffer out) {
    for (int i = at; i < at + values; i++) {
      out.putFloat(from[i]);
    }
  }

  static void writeF16(float[] from, int at, int values, ByteBuffer out) {
    for (int i = at; i < at + values; i++) {
      out.putShort(half(from[i]));
    }
  }

  static void writeBf16(float[] from, int at, int values, ByteBuffer out) {
    for (int i = at; i < at + values; i++) {
      out.putShort(brain(from[i]));
    }
  }

  /** A number of 16 bits after IEEE 754. */
  static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0x1f) {
      return Float.intBitsToFloat(sign | 0x7f800000 | fraction << 13);
    }
    if (exponent == 0) {
      float size = fraction * 0x1p-24f;
      return sign == 0 ? size : -size;
    }
    return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << 13);
  }

  /** The nearest number of 16 bits, the even one of two; infinity for what is too large. */
  static short half(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
    float size = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7e00);
    }
    if (size >= 65520f) {
      return (short) (sign | 0x7c00);
    }
    if (size < 0x1p-14f) {
      return (short) (sign | (int) Math.rint(size * 0x1p24));
    }
    int bits = Float.floatToRawIntBits(size);
    int rounded = bits + 0xfff + (bits >> 13 & 1);
    return (short) (sign | (rounded - (112 << 23)) >> 13);
  }

  private static short brain(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) ((bits + BF16_ROUNDING + (bits >>> 16 & 1)) >>> 16);
  }
}
