package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AttentionTest {

  private static final int MOST = 70;

  @Property(tries = 25)
  void every_attention_agrees_with_the_definition(
      @ForAll @IntRange(min = 1, max = 3) int heads,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @IntRange(min = 1, max = MOST) int length,
      @ForAll @IntRange(max = 3) int first) {
    Random random = new Random(heads + size * 31L + length * 7L);
    int hidden = heads * size;
    float[] projected = numbers((first + length) * 3 * hidden, random);
    float[][] gained = {numbers(MOST, random), numbers(MOST, random), numbers(MOST, random)};
    Attention.Gains gains =
        (head, token, products, from, count) -> {
          for (int i = 0; i < count; i++) {
            products[from + i] += gained[head][(token + i) % MOST];
          }
        };
    for (Attention attention : all(heads, size)) {
      float[] to = new float[(first + length + 1) * hidden];
      // A longer text before this one must leave nothing behind.
      attention.apply(numbers(MOST * 3 * hidden, random), 0, MOST, gains, new float[MOST * hidden]);
      attention.apply(projected, first, length, gains, to);
      for (int token = 0; token < length; token++) {
        for (int c = 0; c < hidden; c++) {
          double expected = seen(projected, first, length, token, c, size, gained[c / size]);
          assertThat((double) to[(first + token) * hidden + c])
              .isCloseTo(expected, Offset.offset(1e-4));
        }
      }
      for (int i = 0; i < to.length; i++) {
        if (i < first * hidden || i >= (first + length) * hidden) {
          assertThat(to[i]).as("what is not of the text").isZero();
        }
      }
    }
  }

  @Test
  void the_vector_api_is_used_in_this_build() {
    assertThat(Attention.of(1, 4, 8)).isInstanceOf(VectorAttention.class);
  }

  private static List<Attention> all(int heads, int size) {
    return List.of(
        Attention.of(heads, size, MOST),
        new PanelAttention(heads, size, MOST, PanelProduct.fastest()),
        new PanelAttention(heads, size, MOST, new PlainPanels()));
  }

  /** One number of one token, by the definition, in double precision. */
  private static double seen(
      float[] projected, int first, int length, int token, int column, int size, float[] gained) {
    int width = projected.length / (first + length);
    int hidden = width / 3;
    int head = column / size * size;
    double above = 0;
    double below = 0;
    for (int other = 0; other < length; other++) {
      double product = gained[(token + other) % MOST];
      for (int i = 0; i < size; i++) {
        product +=
            (double) projected[(first + token) * width + head + i]
                * projected[(first + other) * width + hidden + head + i];
      }
      double weight = Math.exp(product);
      above += weight * projected[(first + other) * width + 2 * hidden + column];
      below += weight;
    }
    return above / below;
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian() / 2;
    }
    return numbers;
  }
}
