package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Blocks whose numbers were worked out by hand from the description of the format. */
class DequantisationTest {

  private static final short ONE = 0x3c00;
  private static final short HALF = 0x3800;
  private static final short TWO = 0x4000;

  @Test
  void halves_are_read_after_ieee_754() {
    assertThat(FloatBlocks.half(ONE)).isEqualTo(1f);
    assertThat(FloatBlocks.half((short) 0xc000)).isEqualTo(-2f);
    assertThat(FloatBlocks.half((short) 0x7bff)).isEqualTo(65504f);
    assertThat(FloatBlocks.half((short) 0x0400)).isEqualTo(0x1p-14f);
    assertThat(FloatBlocks.half((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(FloatBlocks.half((short) 0x8003)).isEqualTo(-3 * 0x1p-24f);
    assertThat(FloatBlocks.half((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatBlocks.half((short) 0x7e01)).isNaN();
    assertThat(Float.floatToRawIntBits(FloatBlocks.half((short) 0x8000))).isEqualTo(0x80000000);
  }

  @Test
  void every_half_survives_being_written_again() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = FloatBlocks.half((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(FloatBlocks.half(value)).isEqualTo((short) bits);
      }
    }
  }

  @Property
  void the_written_half_is_the_nearest(@ForAll float any) {
    float value = any % 60000;
    float written = FloatBlocks.half(FloatBlocks.half(value));
    assertThat(Math.abs(written - value))
        .isLessThanOrEqualTo(Math.max(Math.abs(value) * 0x1p-11f, 0x1p-25f));
  }

  @Test
  void bf16_is_the_upper_half_of_a_float_and_rounds_to_even() {
    assertThat(read(TensorType.BF16, little(2).putShort((short) 0x3f80))).containsExactly(1f);
    assertThat(written(TensorType.BF16, Float.intBitsToFloat(0x3f808000)).getShort(0))
        .isEqualTo((short) 0x3f80);
    assertThat(written(TensorType.BF16, Float.intBitsToFloat(0x3f818000)).getShort(0))
        .isEqualTo((short) 0x3f82);
  }

  @Test
  void q8_0_is_a_scale_times_whole_numbers() {
    ByteBuffer block = little(34).putShort(HALF);
    for (int i = 0; i < 32; i++) {
      block.put((byte) (i * 8 - 128));
    }

    float[] values = read(TensorType.Q8_0, block);

    assertThat(values[0]).isEqualTo(-64f);
    assertThat(values[16]).isEqualTo(0f);
    assertThat(values[31]).isEqualTo(60f);
  }

  @Test
  void q4_0_has_the_lower_halves_of_all_bytes_first() {
    ByteBuffer block = little(18).putShort(TWO);
    for (int i = 0; i < 16; i++) {
      block.put((byte) (i | (15 - i) << 4));
    }

    float[] values = read(TensorType.Q4_0, block);

    assertThat(values[0]).isEqualTo(-16f);
    assertThat(values[15]).isEqualTo(14f);
    assertThat(values[16]).isEqualTo(14f);
    assertThat(values[31]).isEqualTo(-16f);
  }

  /**
   * Scales of the parts are 1, 2, 3, 4, 17, 34, 51, 63; least values 5, 6, 7, 8, 16, 33, 50, 63.
   */
  private static void putScales(ByteBuffer block) {
    int[] scales = {1, 2, 3, 4, 17, 34, 51, 63};
    int[] least = {5, 6, 7, 8, 16, 33, 50, 63};
    for (int i = 0; i < 4; i++) {
      block.put((byte) (scales[i] | scales[i + 4] >> 4 << 6));
    }
    for (int i = 0; i < 4; i++) {
      block.put((byte) (least[i] | least[i + 4] >> 4 << 6));
    }
    for (int i = 4; i < 8; i++) {
      block.put((byte) (scales[i] & 15 | (least[i] & 15) << 4));
    }
  }

  @Test
  void q4_k_has_a_scale_and_a_least_value_for_each_of_eight_parts() {
    ByteBuffer block = little(144).putShort(HALF).putShort(TWO);
    putScales(block);
    for (int pair = 0; pair < 4; pair++) {
      for (int i = 0; i < 32; i++) {
        block.put((byte) (pair + 1 | (15 - pair) << 4));
      }
    }

    float[] values = read(TensorType.Q4_K, block);

    // half the scale of the part times the number, less twice the least value of the part
    assertThat(values[0]).isEqualTo(0.5f * 1 * 1 - 2 * 5);
    assertThat(values[32]).isEqualTo(0.5f * 2 * 15 - 2 * 6);
    assertThat(values[64]).isEqualTo(0.5f * 3 * 2 - 2 * 7);
    assertThat(values[127]).isEqualTo(0.5f * 4 * 14 - 2 * 8);
    assertThat(values[128]).isEqualTo(0.5f * 17 * 3 - 2 * 16);
    assertThat(values[160]).isEqualTo(0.5f * 34 * 13 - 2 * 33);
    assertThat(values[192]).isEqualTo(0.5f * 51 * 4 - 2 * 50);
    assertThat(values[255]).isEqualTo(0.5f * 63 * 12 - 2 * 63);
  }

  @Test
  void q5_k_has_one_more_bit_for_every_number() {
    ByteBuffer block = little(176).putShort(HALF).putShort(TWO);
    putScales(block);
    for (int i = 0; i < 32; i++) {
      // Of all parts but the first and the last but one.
      block.put((byte) 0b10111110);
    }
    for (int i = 0; i < 128; i++) {
      block.put((byte) 0x31);
    }

    float[] values = read(TensorType.Q5_K, block);

    assertThat(values[0]).isEqualTo(0.5f * 1 * 1 - 2 * 5);
    assertThat(values[32]).isEqualTo(0.5f * 2 * (3 + 16) - 2 * 6);
    assertThat(values[64]).isEqualTo(0.5f * 3 * (1 + 16) - 2 * 7);
    assertThat(values[192]).isEqualTo(0.5f * 51 * 1 - 2 * 50);
    assertThat(values[255]).isEqualTo(0.5f * 63 * (3 + 16) - 2 * 63);
  }

  @Test
  void q6_k_has_four_lower_and_two_upper_bits_and_signed_scales() {
    ByteBuffer block = little(210);
    for (int i = 0; i < 128; i++) {
      block.put((byte) (i < 64 ? 0x21 : 0x43));
    }
    for (int i = 0; i < 64; i++) {
      block.put((byte) 0b11_10_01_00);
    }
    for (int i = 0; i < 16; i++) {
      block.put((byte) (i - 8));
    }
    block.putShort(TWO);

    float[] values = read(TensorType.Q6_K, block);

    assertThat(values[0]).isEqualTo(2f * -8 * (1 - 32));
    assertThat(values[16]).isEqualTo(2f * -7 * (1 - 32));
    assertThat(values[32]).isEqualTo(2f * -6 * (1 + 16 - 32));
    assertThat(values[64]).isEqualTo(2f * -4 * (2 + 32 - 32));
    assertThat(values[96]).isEqualTo(2f * -2 * (2 + 48 - 32));
    assertThat(values[128 + 64 + 16]).isEqualTo(2f * 5 * (4 + 32 - 32));
    assertThat(values[255]).isEqualTo(2f * 7 * (4 + 48 - 32));
  }

  @Property(tries = 100)
  void q8_0_keeps_numbers_within_half_a_step(@ForAll long seed) {
    java.util.Random random = new java.util.Random(seed);
    float[] values = new float[64];
    float most = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
      most = Math.max(most, Math.abs(values[i]));
    }
    ByteBuffer bytes = little(68);
    TensorType.Q8_0.write(values, 0, 64, bytes);

    float[] again = new float[64];
    TensorType.Q8_0.read(bytes.flip(), again, 0, 64);

    assertThat(again).containsExactly(values, Offset.offset(most / 127 * 0.51f));
  }

  private static float[] read(TensorType type, ByteBuffer block) {
    assertThat(block.position()).isEqualTo(type.blockBytes());
    float[] values = new float[type.blockValues()];
    type.read(block.flip(), values, 0, values.length);
    assertThat(block.hasRemaining()).isFalse();
    return values;
  }

  private static ByteBuffer written(TensorType type, float value) {
    ByteBuffer out = little(type.blockBytes());
    type.write(new float[] {value}, 0, 1, out);
    return out;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
