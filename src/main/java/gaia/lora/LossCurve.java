package gaia.lora;

import java.util.ArrayList;
import java.util.List;

/** The losses of a training, thinned out until they can be drawn. */
public final class LossCurve {

  static final int MOST_POINTS = 120;

  private LossCurve() {}

  /**
   * A point of the curve.
   *
   * @param step the last step that it stands for, from 1 on
   * @param loss mean of the steps since the point before
   */
  public record Point(int step, double loss) {}

  static List<Point> thinned(List<Double> losses) {
    int each = Math.max(1, (losses.size() + MOST_POINTS - 1) / MOST_POINTS);
    List<Point> points = new ArrayList<>();
    for (int from = 0; from < losses.size(); from += each) {
      int to = Math.min(losses.size(), from + each);
      double mean =
          losses.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0);
      points.add(new Point(to, Math.round(mean * 1e5) / 1e5));
    }
    return points;
  }
}
