package gaia.embedding;

import gaia.embedding.EncoderRecipe.Pooling;
import gaia.embedding.TransformerConfig.Activation;
import gaia.embedding.TransformerLayer.Norm;
import gaia.tensor.Kernels;
import gaia.tensor.Panel;
import gaia.tensor.PanelProduct;
import java.util.List;

/**
 * Runs texts through the layers, many at once: the tokens of all of them lie row after row in one
 * matrix, so that nothing is padded, and only attention looks at each text by itself. Keeps its
 * memory for the next texts; belongs to one thread at a time.
 */
final class TransformerPass {

  private final TransformerConfig config;
  private final TransformerWeights weights;
  private final Distances distances;
  private final PanelProduct product;
  private final Kernels kernels = Kernels.fastest();
  private final int step;
  private final Panel tokens;
  private final Panel projected;
  private final Panel attended;
  private final Panel mixed;
  private final Panel wide;
  private final Panel shares;
  private final float[] row;
  private final float[] other;
  private final float[] wideRow;
  private final float[] shareRow;

  /**
   * @param rows how many tokens there may be at once
   * @param mostTokens how many of one text
   * @param step how many rows one product may have
   */
  TransformerPass(
      TransformerConfig config,
      TransformerWeights weights,
      Distances distances,
      PanelProduct product,
      int rows,
      int mostTokens,
      int step) {
    this.config = config;
    this.weights = weights;
    this.distances = distances;
    this.product = product;
    this.step = step;
    int hidden = config.hidden();
    tokens = Panel.allocate(rows, hidden);
    projected = Panel.allocate(rows, 3 * hidden);
    attended = Panel.allocate(rows, hidden);
    mixed = Panel.allocate(rows, hidden);
    wide = Panel.allocate(rows, config.intermediate());
    shares = Panel.allocate(mostTokens, mostTokens);
    row = new float[hidden];
    other = new float[hidden];
    wideRow = new float[config.intermediate()];
    shareRow = new float[mostTokens];
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
        weights.words().get(text[i], row, 0);
        weights.positions().get(config.firstPosition() + i, other, 0);
        kernels.axpy(1, other, 0, row, 0, row.length);
        normalise(weights.afterEmbedding());
        tokens.put(at++, row, 0);
      }
    }
    return at;
  }

  private void attend(TransformerLayer layer, List<int[]> texts, int rows, Runnable breathe) {
    multiply(tokens, layer.projection(), projected, rows, breathe);
    Panel queries = projected.block(0, rows, 0, config.hidden());
    for (int r = 0; r < rows; r++) {
      queries.get(r, row, 0);
      kernels.axpy(1, layer.queryBias(), 0, row, 0, row.length);
      queries.put(r, row, 0);
    }
    int start = 0;
    for (int[] text : texts) {
      for (int head = 0; head < config.heads(); head++) {
        attend(head, start, text.length);
      }
      breathe.run();
      start += text.length;
    }
    multiply(attended, layer.output(), mixed, rows, breathe);
    addAndNormalise(layer.outputBias(), layer.afterAttention(), rows);
  }

  private void attend(int head, int start, int length) {
    int size = config.headSize();
    int column = head * size;
    int hidden = config.hidden();
    Panel queries = projected.block(start, length, column, size);
    Panel keys = projected.block(start, length, hidden + column, size);
    Panel values = projected.block(start, length, 2 * hidden + column, size);
    Panel here = shares.block(0, length, 0, length);
    product.multiply(queries, keys.transposed(), here);
    for (int r = 0; r < length; r++) {
      here.get(r, shareRow, 0);
      if (!distances.areNone()) {
        kernels.axpy(1, distances.of(head), distances.from(r), shareRow, 0, length);
      }
      kernels.softmax(shareRow, 0, length);
      here.put(r, shareRow, 0);
    }
    product.multiply(here, values, attended.block(start, length, column, size));
  }

  private void feedForward(TransformerLayer layer, int rows, Runnable breathe) {
    multiply(tokens, layer.up(), wide, rows, breathe);
    for (int r = 0; r < rows; r++) {
      wide.get(r, wideRow, 0);
      kernels.axpy(1, layer.upBias(), 0, wideRow, 0, wideRow.length);
      activate(config.activation());
      wide.put(r, wideRow, 0);
    }
    breathe.run();
    multiply(wide, layer.down(), mixed, rows, breathe);
    addAndNormalise(layer.downBias(), layer.afterFeedForward(), rows);
  }

  private void activate(Activation activation) {
    switch (activation) {
      case GELU -> kernels.gelu(wideRow, 0, wideRow.length);
      case GELU_TANH -> kernels.geluTanh(wideRow, 0, wideRow.length);
      case RELU -> kernels.relu(wideRow, 0, wideRow.length);
      case SILU -> kernels.silu(wideRow, 0, wideRow.length);
    }
  }

  /** {@code to = from × weightsᵀ}, in steps. */
  private void multiply(Panel from, Panel matrix, Panel to, int rows, Runnable breathe) {
    Panel turned = matrix.transposed();
    for (int start = 0; start < rows; start += step) {
      int count = Math.min(step, rows - start);
      product.multiply(from.rows(start, count), turned, to.rows(start, count));
      breathe.run();
    }
  }

  /** {@code tokens = norm(tokens + mixed + bias)}. */
  private void addAndNormalise(float[] bias, Norm norm, int rows) {
    for (int r = 0; r < rows; r++) {
      tokens.get(r, row, 0);
      mixed.get(r, other, 0);
      kernels.axpy(1, other, 0, row, 0, row.length);
      kernels.axpy(1, bias, 0, row, 0, row.length);
      normalise(norm);
      tokens.put(r, row, 0);
    }
  }

  private void normalise(Norm norm) {
    kernels.layerNorm(row, 0, row.length, norm.gain(), norm.shift(), config.epsilon());
  }

  private float[] pooled(int start, int count) {
    float[] sum = new float[row.length];
    for (int r = start; r < start + count; r++) {
      tokens.get(r, row, 0);
      kernels.axpy(1f / count, row, 0, sum, 0, sum.length);
    }
    return sum;
  }
}
