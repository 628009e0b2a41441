package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  @Property(tries = 80)
  void every_projection_agrees_with_the_definition(
      @ForAll @IntRange(min = 1, max = 70) int inputs,
      @ForAll @IntRange(min = 1, max = 100) int outputs,
      @ForAll @IntRange(max = 20) int rows,
      @ForAll @IntRange(max = 3) int first) {
    Random random = new Random(inputs * 31L + outputs * 7L + rows);
    Panel weights = Panel.allocate(outputs, inputs);
    for (int o = 0; o < outputs; o++) {
      weights.put(o, numbers(inputs, random), 0);
    }
    float[] from = numbers((first + rows) * inputs, random);
    for (Projection projection : all(weights)) {
      float[] to = new float[(first + rows + 1) * outputs];
      projection.apply(from, to, first, rows);
      for (int r = 0; r <= first + rows; r++) {
        for (int o = 0; o < outputs; o++) {
          boolean inside = r >= first && r < first + rows;
          double expected = inside ? sum(weights, o, from, r * inputs) : 0;
          assertThat((double) to[r * outputs + o]).isCloseTo(expected, Offset.offset(1e-4));
        }
      }
    }
  }

  private static List<Projection> all(Panel weights) {
    return List.of(
        Projection.packed(weights),
        Projection.outsideHeap(weights),
        new PanelProjection(weights, new PlainPanels()));
  }

  @Test
  void the_vector_api_packs_the_weights_in_this_build() {
    assertThat(Projection.packed(Panel.allocate(3, 3))).isInstanceOf(VectorProjection.class);
  }

  private static double sum(Panel weights, int output, float[] from, int at) {
    double sum = 0;
    for (int i = 0; i < weights.columns(); i++) {
      sum += (double) weights.at(output, i) * from[at + i];
    }
    return sum;
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
