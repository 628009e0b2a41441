package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BestTest {

  @Property
  void the_best_are_those_of_a_full_sort(
      @ForAll @Size(max = 40) float @FloatRange(min = -2, max = 2) [] values,
      @ForAll @IntRange(max = 12) int k) {
    for (int i = 0; i < values.length; i++) {
      // Few different values, so that many are equal.
      values[i] = Math.round(values[i]);
    }
    int[] sorted =
        IntStream.range(0, values.length)
            .filter(i -> values[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -values[i]))
            .limit(k)
            .mapToInt(Integer::intValue)
            .toArray();

    assertThat(Best.slots(values, k)).isEqualTo(sorted);
  }
}
