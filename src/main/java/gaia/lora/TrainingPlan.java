package gaia.lora;

import gaia.lora.decoder.DecoderConfig;
import gaia.lora.decoder.Linear;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.UnusableModel;
import java.util.EnumSet;
import java.util.Set;

/**
 * How an adapter is trained. Together with the examples and the base it determines every bit of the
 * result.
 *
 * @param learningRate at its height
 * @param batch examples per step
 * @param epochs how often every example is seen
 * @param rank r
 * @param alpha the adapter's scale is alpha / rank
 * @param warmUp share of the steps in which the rate rises
 * @param weightDecay share of the learning rate by which weights shrink at each step
 * @param clip longest gradient; a longer one is shortened to this
 * @param rows tokens that are computed at once, for each part of the team
 */
record TrainingPlan(
    double learningRate,
    int batch,
    int epochs,
    int rank,
    float alpha,
    Set<Linear> targets,
    double warmUp,
    double weightDecay,
    double clip,
    int rows,
    long seed) {

  static final int USUAL_ROWS = 512;

  TrainingPlan {
    targets = Set.copyOf(targets);
    if (!(learningRate > 0) || batch < 1 || epochs < 1 || targets.isEmpty()) {
      throw new IllegalArgumentException("no plan: " + learningRate + ", " + batch + ", " + epochs);
    }
  }

  static TrainingPlan usual(double learningRate, int batch, int rank, float alpha) {
    return new TrainingPlan(
        learningRate,
        batch,
        12,
        rank,
        alpha,
        EnumSet.allOf(Linear.class),
        0.06,
        0.01,
        1,
        USUAL_ROWS,
        1);
  }

  TrainingPlan withLearningRate(double rate) {
    return new TrainingPlan(
        rate, batch, epochs, rank, alpha, targets, warmUp, weightDecay, clip, rows, seed);
  }

  int stepsPerEpoch(int examples) {
    return (examples + batch - 1) / batch;
  }

  int steps(int examples) {
    return epochs * stepsPerEpoch(examples);
  }

  /** The rate at a step, the first being 0: straight up, then down along a cosine to a tenth. */
  double rate(int step, int steps) {
    double rising = Math.max(1, warmUp * steps);
    if (step < rising) {
      return learningRate * (step + 1) / rising;
    }
    double along = (step - rising) / Math.max(1, steps - rising);
    return learningRate * (0.1 + 0.9 * 0.5 * (1 + Math.cos(Math.PI * along)));
  }

  /** Numbers of an adapter for a model of this shape. */
  long weights(DecoderConfig config) throws UnusableModel {
    return LoraWeights.size(config, rank, targets);
  }

  /** Everything that a checkpoint must agree with. */
  String fingerprint() {
    return "%s %d %d %d %s %s %s %s %s %d %d"
        .formatted(
            learningRate,
            batch,
            epochs,
            rank,
            alpha,
            EnumSet.copyOf(targets),
            warmUp,
            weightDecay,
            clip,
            rows,
            seed);
  }
}
