package gaia.lora.decoder;

import gaia.tensor.QuantisedFile;
import gaia.tensor.Tensor;
import gaia.tensor.TensorType;
import gaia.tensor.TensorWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes models of random weights, as GGUF. */
public final class RandomModel {

  /**
   * What varies between them.
   *
   * @param headSize of its own, or 0 for width / heads
   */
  public record Shape(
      String architecture,
      int width,
      int layers,
      int heads,
      int kvHeads,
      int headSize,
      int feedForward,
      boolean ownOutput) {

    public static Shape of(String architecture) {
      return new Shape(architecture, 256, 2, 4, 2, 0, 512, true);
    }

    int head() {
      return headSize == 0 ? width / heads : headSize;
    }
  }

  private final Shape shape;
  private final Random random;
  private final TensorType type;
  private final List<Tensor> tensors = new ArrayList<>();

  private RandomModel(Shape shape, TensorType type, long seed) {
    this.shape = shape;
    this.type = type;
    this.random = new Random(seed);
  }

  /**
   * @param extra keys beside the usual ones; those of the tokenizer say how large the vocabulary is
   */
  public static void write(
      Path file, Shape shape, TensorType type, Map<String, Object> extra, long seed)
      throws IOException {
    int vocabulary = ((List<?>) extra.getOrDefault("tokenizer.ggml.tokens", List.of())).size();
    RandomModel model = new RandomModel(shape, type, seed);
    if (type == TensorType.Q4_K || type == TensorType.Q6_K) {
      QuantisedFile.write(file, model.tensors(vocabulary), keys(shape, extra), seed);
    } else {
      TensorWriter.gguf(file, model.tensors(vocabulary), keys(shape, extra));
    }
  }

  public static Map<String, Object> keys(Shape shape, Map<String, Object> extra) {
    Map<String, Object> keys = new LinkedHashMap<>();
    String name = shape.architecture();
    keys.put("general.architecture", name);
    keys.put("general.name", "random");
    keys.put(name + ".context_length", 512);
    keys.put(name + ".embedding_length", shape.width());
    keys.put(name + ".block_count", shape.layers());
    keys.put(name + ".feed_forward_length", shape.feedForward());
    keys.put(name + ".attention.head_count", shape.heads());
    keys.put(name + ".attention.head_count_kv", shape.kvHeads());
    keys.put(name + ".attention.key_length", shape.head());
    keys.put(name + ".attention.value_length", shape.head());
    keys.put(name + ".rope.dimension_count", shape.head());
    keys.put(name + ".attention.layer_norm_rms_epsilon", 1e-5f);
    keys.put(name + ".rope.freq_base", 10_000f);
    keys.putAll(extra);
    return keys;
  }

  private List<Tensor> tensors(int vocabulary) {
    int d = shape.width();
    int queries = shape.heads() * shape.head();
    int keys = shape.kvHeads() * shape.head();
    matrix("token_embd", vocabulary, d, 1);
    norm("output_norm", d);
    if (shape.ownOutput()) {
      matrix("output", vocabulary, d, 1 / Math.sqrt(d));
    }
    for (int i = 0; i < shape.layers(); i++) {
      String layer = "blk." + i + ".";
      norm(layer + "attn_norm", d);
      norm(layer + "ffn_norm", d);
      matrix(layer + "attn_q", queries, d, 1 / Math.sqrt(d));
      matrix(layer + "attn_k", keys, d, 1 / Math.sqrt(d));
      matrix(layer + "attn_v", keys, d, 1 / Math.sqrt(d));
      matrix(layer + "attn_output", d, queries, 1 / Math.sqrt(queries));
      matrix(layer + "ffn_gate", shape.feedForward(), d, 1 / Math.sqrt(d));
      matrix(layer + "ffn_up", shape.feedForward(), d, 1 / Math.sqrt(d));
      matrix(layer + "ffn_down", d, shape.feedForward(), 1 / Math.sqrt(shape.feedForward()));
      special(layer, queries, keys);
    }
    return tensors;
  }

  private void special(String layer, int queries, int keys) {
    if (shape.architecture().equals("qwen2")) {
      vector(layer + "attn_q.bias", queries, 0, 0.3);
      vector(layer + "attn_k.bias", keys, 0, 0.3);
      vector(layer + "attn_v.bias", keys, 0, 0.3);
    }
    if (shape.architecture().equals("qwen3")) {
      norm(layer + "attn_q_norm", shape.head());
      norm(layer + "attn_k_norm", shape.head());
    }
  }

  private void norm(String name, int length) {
    vector(name + ".weight", length, 1, 0.1);
  }

  private void vector(String name, int length, double mean, double spread) {
    tensors.add(new Tensor(name, TensorType.F32, List.of(length), numbers(length, mean, spread)));
  }

  private void matrix(String name, int rows, int columns, double spread) {
    float[] values = numbers(rows * columns, 0, spread);
    tensors.add(new Tensor(name + ".weight", type, List.of(rows, columns), values));
  }

  private float[] numbers(int count, double mean, double spread) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (mean + spread * random.nextGaussian());
    }
    return values;
  }
}
