package gaia.lora;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A loss curve as the points of a line. */
final class LossLine {

  private static final double WIDTH = 600;
  private static final double HEIGHT = 160;

  private LossLine() {}

  /** From left to right; 0 is at the bottom, the highest loss at the top. */
  static String points(List<LossCurve.Point> losses) {
    double highest = losses.stream().mapToDouble(LossCurve.Point::loss).max().orElse(1);
    double last = losses.isEmpty() ? 1 : losses.get(losses.size() - 1).step();
    double scale = highest > 0 ? HEIGHT / highest : 0;
    return losses.stream()
        .map(
            point ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    WIDTH * point.step() / last,
                    HEIGHT - scale * point.loss()))
        .collect(Collectors.joining(" "));
  }
}
