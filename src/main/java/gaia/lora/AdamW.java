package gaia.lora;

import gaia.lora.decoder.LoraWeights;
import gaia.tensor.Panel;
import java.util.ArrayList;
import java.util.List;

/** Loshchilov and Hutter, "Decoupled weight decay", 2019, on the matrices of an adapter. */
final class AdamW {

  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double EPSILON = 1e-8;

  /** Running means of the gradients and of their squares, one array for each matrix. */
  private final List<float[]> means = new ArrayList<>();

  private final List<float[]> squares = new ArrayList<>();

  AdamW(LoraWeights adapter) {
    for (Panel matrix : adapter.matrices()) {
      means.add(new float[matrix.rows() * matrix.columns()]);
      squares.add(new float[matrix.rows() * matrix.columns()]);
    }
  }

  /** What has to be kept with the adapter, in a fixed order. */
  List<float[]> state() {
    List<float[]> all = new ArrayList<>(means);
    all.addAll(squares);
    return all;
  }

  /**
   * Moves the adapter against the gradients.
   *
   * @param parts gradients that are to be added up; emptied afterwards
   * @param step number of this step, the first being 1
   * @param breath is drawn between matrices; what it throws leaves the step half done
   * @return the length of the gradient before it was clipped
   */
  double step(
      LoraWeights adapter,
      List<LoraWeights> parts,
      TrainingPlan plan,
      double rate,
      int step,
      Runnable breath) {
    for (int p = 1; p < parts.size(); p++) {
      add(parts.get(p), parts.get(0));
    }
    breath.run();
    double length = length(parts.get(0));
    double factor = length > plan.clip() ? plan.clip() / length : 1;
    for (int m = 0; m < means.size(); m++) {
      breath.run();
      Panel weights = adapter.matrices().get(m);
      Panel gradient = parts.get(0).matrices().get(m);
      move(weights, gradient, new State(means.get(m), squares.get(m), factor), plan, rate, step);
    }
    parts.forEach(AdamW::clear);
    return length;
  }

  /** What is known of a matrix, and what its gradient is multiplied by. */
  @SuppressWarnings("ArrayRecordComponent")
  private record State(float[] means, float[] squares, double factor) {}

  private static void move(
      Panel weights, Panel gradient, State state, TrainingPlan plan, double rate, int step) {
    double firstShare = 1 - Math.pow(FIRST, step);
    double secondShare = 1 - Math.pow(SECOND, step);
    float[] row = new float[weights.columns()];
    float[] slope = new float[weights.columns()];
    for (int r = 0; r < weights.rows(); r++) {
      weights.get(r, row, 0);
      gradient.get(r, slope, 0);
      int at = r * row.length;
      for (int i = 0; i < row.length; i++) {
        double g = slope[i] * state.factor();
        double mean = FIRST * state.means()[at + i] + (1 - FIRST) * g;
        double square = SECOND * state.squares()[at + i] + (1 - SECOND) * g * g;
        state.means()[at + i] = (float) mean;
        state.squares()[at + i] = (float) square;
        double move = mean / firstShare / (Math.sqrt(square / secondShare) + EPSILON);
        row[i] = (float) (row[i] - rate * (move + plan.weightDecay() * row[i]));
      }
      weights.put(r, row, 0);
    }
  }

  private static void add(LoraWeights from, LoraWeights to) {
    for (int m = 0; m < to.matrices().size(); m++) {
      Panel source = from.matrices().get(m);
      Panel target = to.matrices().get(m);
      float[] row = new float[source.columns()];
      float[] sum = new float[source.columns()];
      for (int r = 0; r < source.rows(); r++) {
        source.get(r, row, 0);
        target.get(r, sum, 0);
        for (int i = 0; i < row.length; i++) {
          sum[i] += row[i];
        }
        target.put(r, sum, 0);
      }
    }
  }

  private static double length(LoraWeights gradients) {
    double sum = 0;
    for (Panel matrix : gradients.matrices()) {
      float[] row = new float[matrix.columns()];
      for (int r = 0; r < matrix.rows(); r++) {
        matrix.get(r, row, 0);
        for (float value : row) {
          sum += (double) value * value;
        }
      }
    }
    return Math.sqrt(sum);
  }

  static void clear(LoraWeights gradients) {
    for (Panel matrix : gradients.matrices()) {
      float[] zeros = new float[matrix.columns()];
      for (int r = 0; r < matrix.rows(); r++) {
        matrix.put(r, zeros, 0);
      }
    }
  }
}
