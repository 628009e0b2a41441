package gaia.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long things took, as a histogram for each set of labels: counts in buckets whose upper bounds
 * are fixed, their number and their sum. Safe for several threads.
 */
final class Durations {

  /** Seconds: from a millisecond to ten minutes. */
  static final double[] BOUNDS = {
    0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600
  };

  private final String name;
  private final Map<Map<String, String>, Histogram> histograms = new java.util.HashMap<>();

  /**
   * @param name without the endings of the figures
   */
  Durations(String name) {
    this.name = name;
  }

  private static final class Histogram {
    final long[] counts = new long[BOUNDS.length + 1];
    double sum;
  }

  synchronized void add(Map<String, String> labels, Duration took) {
    double seconds = Math.max(0, took.toNanos() / 1e9);
    Histogram histogram =
        histograms.computeIfAbsent(Map.copyOf(labels), unknown -> new Histogram());
    int bucket = 0;
    while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
      bucket++;
    }
    histogram.counts[bucket]++;
    histogram.sum += seconds;
  }

  /** As Prometheus wants them: buckets that include those below, then the sum and the count. */
  synchronized List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    histograms.forEach((labels, histogram) -> addTo(figures, labels, histogram));
    return figures;
  }

  private void addTo(List<Figure> figures, Map<String, String> labels, Histogram histogram) {
    long count = 0;
    for (int i = 0; i < histogram.counts.length; i++) {
      count += histogram.counts[i];
      Map<String, String> bounded = new TreeMap<>(labels);
      bounded.put("le", i < BOUNDS.length ? number(BOUNDS[i]) : "+Inf");
      figures.add(new Figure(name + "_bucket", bounded, count));
    }
    figures.add(new Figure(name + "_sum", labels, histogram.sum));
    figures.add(new Figure(name + "_count", labels, count));
  }

  private static String number(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }
}
