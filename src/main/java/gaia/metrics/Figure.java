package gaia.metrics;

import java.util.Map;

/**
 * One value of one metric at one moment.
 *
 * @param name in the style of Prometheus, with the unit at its end
 * @param labels few values each; never an id, an owner or a campaign
 */
record Figure(String name, Map<String, String> labels, double value) {

  Figure {
    labels = Map.copyOf(labels);
  }

  static Figure of(String name, double value) {
    return new Figure(name, Map.of(), value);
  }

  static Figure of(String name, String label, String of, double value) {
    return new Figure(name, Map.of(label, of), value);
  }
}
