package gaia.search;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The highest numbers of an array. */
final class Best {

  private Best() {}

  /** The indexes of the {@code k} highest values above 0, highest first; equal ones in order. */
  static int[] slots(float[] values, int k) {
    Comparator<Integer> worstFirst =
        Comparator.<Integer>comparingDouble(i -> values[i])
            .thenComparing(Comparator.reverseOrder());
    PriorityQueue<Integer> best = new PriorityQueue<>(worstFirst);
    float worst = 0;
    for (int i = 0; i < values.length; i++) {
      // An equal value comes too late: its index is higher.
      if (values[i] > worst) {
        best.add(i);
        if (best.size() > k) {
          best.poll();
        }
        worst = best.isEmpty() || best.size() < k ? 0 : values[best.element()];
      }
    }
    return best.stream().sorted(worstFirst.reversed()).mapToInt(Integer::intValue).toArray();
  }
}
