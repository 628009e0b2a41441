package gaia.embedding;

import gaia.tensor.Tensor;
import java.util.Map;

/** The same model by the book: one text, double precision, plain loops, nothing folded. */
final class ReferenceTransformer {

  private final RandomModel model;
  private final Map<String, Tensor> tensors;
  private final boolean mpnet;

  ReferenceTransformer(RandomModel model) {
    this.model = model;
    this.tensors = model.tensors();
    this.mpnet = model.type().equals("mpnet");
  }

  /** The states of all tokens after the last layer; (tokens, hidden). */
  double[][] states(int[] tokens) {
    int first = model.type().equals("bert") ? 0 : 2;
    double[][] x = new double[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      x[t] = row("embeddings.word_embeddings.weight", tokens[t]);
      add(x[t], row("embeddings.position_embeddings.weight", first + t));
      if (!mpnet) {
        add(x[t], row("embeddings.token_type_embeddings.weight", 0));
      }
      normalise(x[t], "embeddings.LayerNorm");
    }
    for (int layer = 0; layer < model.layers(); layer++) {
      layer(x, "encoder.layer." + layer + ".");
    }
    return x;
  }

  /** The mean of the states, at length 1. */
  double[] vector(int[] tokens) {
    double[] sum = new double[model.hidden()];
    for (double[] state : states(tokens)) {
      add(sum, state);
    }
    double square = 0;
    for (double value : sum) {
      square += value * value;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= Math.sqrt(square);
    }
    return sum;
  }

  private void layer(double[][] x, String at) {
    double[][] q = dense(x, at + (mpnet ? "attention.attn.q" : "attention.self.query"));
    double[][] k = dense(x, at + (mpnet ? "attention.attn.k" : "attention.self.key"));
    double[][] v = dense(x, at + (mpnet ? "attention.attn.v" : "attention.self.value"));
    double[][] context = new double[x.length][model.hidden()];
    for (int head = 0; head < model.heads(); head++) {
      attend(q, k, v, context, head);
    }
    double[][] out = dense(context, at + (mpnet ? "attention.attn.o" : "attention.output.dense"));
    for (int t = 0; t < x.length; t++) {
      add(x[t], out[t]);
      normalise(x[t], at + (mpnet ? "attention.LayerNorm" : "attention.output.LayerNorm"));
    }
    double[][] wide = dense(x, at + "intermediate.dense");
    for (double[] row : wide) {
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i] / 2 * (1 + erf(row[i] / Math.sqrt(2)));
      }
    }
    double[][] narrow = dense(wide, at + "output.dense");
    for (int t = 0; t < x.length; t++) {
      add(x[t], narrow[t]);
      normalise(x[t], at + "output.LayerNorm");
    }
  }

  private void attend(double[][] q, double[][] k, double[][] v, double[][] context, int head) {
    int size = model.hidden() / model.heads();
    int from = head * size;
    for (int t = 0; t < q.length; t++) {
      double[] share = new double[q.length];
      double sum = 0;
      for (int s = 0; s < q.length; s++) {
        double score = 0;
        for (int i = from; i < from + size; i++) {
          score += q[t][i] * k[s][i];
        }
        score = score / Math.sqrt(size) + gain(s - t, head);
        share[s] = Math.exp(score);
        sum += share[s];
      }
      for (int s = 0; s < q.length; s++) {
        for (int i = from; i < from + size; i++) {
          context[t][i] += share[s] / sum * v[s][i];
        }
      }
    }
  }

  /** As the original computes it: 32 buckets, half of them for tokens that come later. */
  private double gain(int relative, int head) {
    if (!mpnet) {
      return 0;
    }
    int n = -relative;
    int bucket = n < 0 ? 16 : 0;
    n = Math.abs(n);
    bucket += n < 8 ? n : Math.min(15, 8 + (int) (Math.log(n / 8.0) / Math.log(128 / 8.0) * 8));
    return row("encoder.relative_attention_bias.weight", bucket)[head];
  }

  private double[][] dense(double[][] x, String name) {
    Tensor weight = tensor(name + ".weight");
    float[] bias = tensor(name + ".bias").values();
    int in = weight.shape().get(1);
    double[][] y = new double[x.length][bias.length];
    for (int t = 0; t < x.length; t++) {
      for (int o = 0; o < bias.length; o++) {
        double sum = bias[o];
        for (int i = 0; i < in; i++) {
          sum += weight.values()[o * in + i] * x[t][i];
        }
        y[t][o] = sum;
      }
    }
    return y;
  }

  private void normalise(double[] x, String name) {
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    double variance = 0;
    for (double value : x) {
      variance += (value - mean) * (value - mean) / x.length;
    }
    float[] gain = tensor(name + ".weight").values();
    float[] shift = tensor(name + ".bias").values();
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - mean) / Math.sqrt(variance + 1e-12) * gain[i] + shift[i];
    }
  }

  private static double erf(double x) {
    if (Math.abs(x) > 4) {
      return Math.signum(x);
    }
    double sum = 0;
    double term = x;
    for (int n = 0; n < 120; n++) {
      sum += term / (2 * n + 1);
      term *= -x * x / (n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  private double[] row(String name, int row) {
    Tensor table = tensor(name);
    int columns = table.shape().get(1);
    double[] result = new double[columns];
    for (int i = 0; i < columns; i++) {
      result[i] = table.values()[row * columns + i];
    }
    return result;
  }

  private Tensor tensor(String name) {
    return java.util.Objects.requireNonNull(tensors.get(name), name);
  }

  private static void add(double[] to, double[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }
}
