package gaia.embedding;

import gaia.embedding.EncoderRecipe.Pooling;
import gaia.embedding.TransformerConfig.Activation;
import gaia.embedding.TransformerLayer.Norm;
import gaia.tensor.Attention;
import gaia.tensor.Kernels;
import gaia.tensor.Projection;
import java.util.List;

/**
 * Runs texts through the layers, many at once: the tokens of all of them lie row after row in one
 * matrix, so that nothing is padded, and only attention looks at each text by itself. Keeps its
 * memory for the next texts; belongs to one thread at a time.
 */
final class TransformerPass {

  private final TransformerConfig config;
  private final TransformerWeights weights;
  private final Attention.Gains distances;
  private final Kernels kernels = Kernels.fastest();
  private final int step;
  private final int hidden;
  private final float[] tokens;
  private final float[] projected;
  private final float[] attended;
  private final float[] mixed;
  private final float[] wide;
  private final Attention attention;

  /**
   * @param rows how many tokens there may be at once
   * @param mostTokens how many of one text
   * @param step how many rows one product may have
   */
  TransformerPass(
      TransformerConfig config,
      TransformerWeights weights,
      Attention.Gains distances,
      int rows,
      int mostTokens,
      int step) {
    this.config = config;
    this.weights = weights;
    this.distances = distances;
    this.step = step;
    hidden = config.hidden();
    tokens = new float[rows * hidden];
    projected = new float[rows * 3 * hidden];
    attended = new float[rows * hidden];
    mixed = new float[rows * hidden];
    wide = new float[rows * config.intermediate()];
    attention = Attention.of(config.heads(), config.headSize(), mostTokens);
  }

  /**
   * One vector for each text, not yet of length 1.
   *
   * @param texts the numbers of the tokens of each text, at least one
   * @param breathe called after every product
   */
  float[][] encode(List<int[]> texts, Pooling pooling, Runnable breathe) {
    int rows = embed(texts);
    for (TransformerLayer layer : weights.layers()) {
      attend(layer, texts, rows, breathe);
      feedForward(layer, rows, breathe);
    }
    float[][] vectors = new float[texts.size()][];
    int start = 0;
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = pooled(start, pooling == Pooling.CLS ? 1 : texts.get(i).length);
      start += texts.get(i).length;
    }
    return vectors;
  }

  private int embed(List<int[]> texts) {
    int at = 0;
    for (int[] text : texts) {
      for (int i = 0; i < text.length; i++) {
        weights.words().get(text[i], tokens, at);
        weights.positions().get(config.firstPosition() + i, mixed, at);
        at += hidden;
      }
    }
    kernels.axpy(1, mixed, 0, tokens, 0, at);
    Norm norm = weights.afterEmbedding();
    for (int row = 0; row < at; row += hidden) {
      kernels.layerNorm(tokens, row, hidden, norm.gain(), norm.shift(), config.epsilon());
    }
    return at / hidden;
  }

  private void attend(TransformerLayer layer, List<int[]> texts, int rows, Runnable breathe) {
    project(layer.projection(), tokens, projected, rows, breathe);
    for (int r = 0; r < rows; r++) {
      kernels.axpy(1, layer.queryBias(), 0, projected, r * 3 * hidden, hidden);
    }
    int start = 0;
    for (int[] text : texts) {
      attention.apply(projected, start, text.length, distances, attended);
      breathe.run();
      start += text.length;
    }
    project(layer.output(), attended, mixed, rows, breathe);
    addAndNormalise(layer.outputBias(), layer.afterAttention(), rows);
  }

  private void feedForward(TransformerLayer layer, int rows, Runnable breathe) {
    int width = config.intermediate();
    project(layer.up(), tokens, wide, rows, breathe);
    for (int r = 0; r < rows; r++) {
      kernels.axpy(1, layer.upBias(), 0, wide, r * width, width);
      activate(config.activation(), r * width, width);
    }
    breathe.run();
    project(layer.down(), wide, mixed, rows, breathe);
    addAndNormalise(layer.downBias(), layer.afterFeedForward(), rows);
  }

  private void activate(Activation activation, int from, int length) {
    switch (activation) {
      case GELU -> kernels.gelu(wide, from, length);
      case GELU_TANH -> kernels.geluTanh(wide, from, length);
      case RELU -> kernels.relu(wide, from, length);
      case SILU -> kernels.silu(wide, from, length);
    }
  }

  /** In steps. */
  private void project(
      Projection projection, float[] from, float[] to, int rows, Runnable breathe) {
    for (int start = 0; start < rows; start += step) {
      projection.apply(from, to, start, Math.min(step, rows - start));
      breathe.run();
    }
  }

  /** {@code tokens = norm(tokens + mixed + bias)}. */
  private void addAndNormalise(float[] bias, Norm norm, int rows) {
    // Row by row, so that a row is still near when it is needed again.
    for (int at = 0; at < rows * hidden; at += hidden) {
      kernels.axpy(1, mixed, at, tokens, at, hidden);
      kernels.axpy(1, bias, 0, tokens, at, hidden);
      kernels.layerNorm(tokens, at, hidden, norm.gain(), norm.shift(), config.epsilon());
    }
  }

  private float[] pooled(int start, int count) {
    float[] sum = new float[hidden];
    for (int r = start; r < start + count; r++) {
      kernels.axpy(1f / count, tokens, r * hidden, sum, 0, hidden);
    }
    return sum;
  }
}
