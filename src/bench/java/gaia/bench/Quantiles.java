package gaia.bench;

import java.util.Arrays;
import java.util.List;

/** Measured times in milliseconds, ordered. */
record Quantiles(double[] millis) {

  static Quantiles ofNanos(List<Long> nanos) {
    return new Quantiles(nanos.stream().mapToDouble(n -> n / 1e6).sorted().toArray());
  }

  Quantiles {
    millis = millis.clone();
    Arrays.sort(millis);
  }

  /** The smallest value that is not below a share of all, by the nearest rank. */
  double at(double share) {
    return millis[Math.max(0, (int) Math.ceil(share * millis.length) - 1)];
  }

  double most() {
    return millis[millis.length - 1];
  }

  int size() {
    return millis.length;
  }
}
