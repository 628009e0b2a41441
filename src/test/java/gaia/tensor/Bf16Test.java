package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the machine has bf16; elsewhere only that nothing else happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Bf16Test {

  private Optional<Bf16> bf16 = Optional.empty();

  @BeforeAll
  void load() {
    bf16 = Bf16.load();
  }

  @ParameterizedTest
  @CsvSource({"32,64,1,0", "384,96,16,2", "50,70,17,0", "384,1536,300,5", "2,2,6,1", "7,4,9,0"})
  void products_are_right_but_for_the_last_digits(int inputs, int outputs, int rows, int first) {
    assumeThat(bf16).isPresent();
    Random random = new Random(inputs);
    Panel weights = Panel.allocate(outputs, inputs);
    for (int o = 0; o < outputs; o++) {
      weights.put(o, numbers(inputs, random), 0);
    }
    float[] from = numbers((first + rows) * inputs, random);
    float[] to = new float[(first + rows + 1) * outputs];
    float[] right = new float[to.length];
    for (int round = 0; round < 2; round++) {
      bf16.orElseThrow().projection(weights).apply(from, to, first, rows);
      Projection.packed(weights).apply(from, right, first, rows);
      for (int i = 0; i < to.length; i++) {
        assertThat(to[i]).isCloseTo(right[i], Offset.offset(0.1f * (float) Math.sqrt(inputs)));
      }
    }
  }

  @Test
  void what_is_not_a_number_does_not_vanish() {
    assumeThat(bf16).isPresent();
    Panel weights = Panel.allocate(2, 2);
    weights.put(0, new float[] {1, 2}, 0);
    float[] to = new float[4];
    bf16.orElseThrow().projection(weights).apply(new float[] {Float.NaN, 1, 3, 4}, to, 0, 2);
    assertThat(to[0]).isNaN();
    assertThat(to[2]).isEqualTo(11f);
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
