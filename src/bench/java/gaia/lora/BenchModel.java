package gaia.lora;

import gaia.files.Json;
import gaia.lora.decoder.RandomModel;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.decoder.Vocabularies;
import gaia.tensor.Tensor;
import gaia.tensor.TensorType;
import gaia.tensor.TensorWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Models of random weights; in the layout of Hugging Face without a tokenizer. */
record BenchModel(int width, int layers, int heads, int kvHeads, int feedForward, int vocabulary) {

  /** A model that trains within seconds, or one in the shape of SmolLM-135M. */
  static BenchModel named(String name) {
    return switch (name) {
      case "small" -> new BenchModel(512, 8, 8, 4, 1376, 8192);
      case "smollm" -> new BenchModel(576, 30, 9, 3, 1536, 49152);
      default -> throw new IllegalArgumentException("small or smollm, not " + name);
    };
  }

  /**
   * Writes {@code config.json} and {@code model.safetensors}.
   *
   * @param type of the matrices
   */
  void write(Path folder, TensorType type) throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        Json.mapper()
            .writeValueAsString(
                Map.of(
                    "model_type", "llama",
                    "hidden_size", width,
                    "num_hidden_layers", layers,
                    "num_attention_heads", heads,
                    "num_key_value_heads", kvHeads,
                    "intermediate_size", feedForward,
                    "vocab_size", vocabulary,
                    "rms_norm_eps", 1e-5,
                    "rope_theta", 10_000)));
    TensorWriter.safetensors(folder.resolve("model.safetensors"), tensors(type), Map.of());
  }

  private List<Tensor> tensors(TensorType type) {
    Random random = new Random(1);
    int keys = width / heads * kvHeads;
    List<Tensor> all = new ArrayList<>();
    all.add(matrix(type, "model.embed_tokens", vocabulary, width, 1, random));
    all.add(matrix(type, "lm_head", vocabulary, width, width, random));
    all.add(ones("model.norm"));
    for (int i = 0; i < layers; i++) {
      String at = "model.layers." + i + ".";
      all.add(ones(at + "input_layernorm"));
      all.add(ones(at + "post_attention_layernorm"));
      all.add(matrix(type, at + "self_attn.q_proj", width, width, width, random));
      all.add(matrix(type, at + "self_attn.k_proj", keys, width, width, random));
      all.add(matrix(type, at + "self_attn.v_proj", keys, width, width, random));
      all.add(matrix(type, at + "self_attn.o_proj", width, width, width, random));
      all.add(matrix(type, at + "mlp.gate_proj", feedForward, width, width, random));
      all.add(matrix(type, at + "mlp.up_proj", feedForward, width, width, random));
      all.add(matrix(type, at + "mlp.down_proj", width, feedForward, feedForward, random));
    }
    return all;
  }

  private Tensor ones(String name) {
    float[] values = new float[width];
    java.util.Arrays.fill(values, 1);
    return new Tensor(name + ".weight", TensorType.F32, List.of(width), values);
  }

  private static Tensor matrix(
      TensorType type, String name, int rows, int columns, int inputs, Random random) {
    float[] values = new float[rows * columns];
    float spread = (float) (1 / Math.sqrt(inputs));
    for (int i = 0; i < values.length; i++) {
      // Even within the same spread as a normal distribution, which takes ten times as long.
      values[i] = spread * 1.732f * (2 * random.nextFloat() - 1);
    }
    return new Tensor(name + ".weight", type, List.of(rows, columns), values);
  }

  /** A GGUF file in the shape of SmolLM-135M, with a tokenizer of as many tokens. */
  static void smollm(Path file, TensorType type) throws IOException {
    Map<String, Object> keys = new LinkedHashMap<>(Vocabularies.bytePairs("gpt-2"));
    List<Object> tokens = new ArrayList<>(list(keys, "tokenizer.ggml.tokens"));
    List<Object> types = new ArrayList<>(list(keys, "tokenizer.ggml.token_type"));
    while (tokens.size() < named("smollm").vocabulary()) {
      tokens.add("unused" + tokens.size());
      types.add(1);
    }
    keys.put("tokenizer.ggml.tokens", tokens);
    keys.put("tokenizer.ggml.token_type", types);
    Shape shape = new Shape("llama", 576, 30, 9, 3, 0, 1536, false);
    RandomModel.write(file, shape, type, keys, 1);
  }

  private static List<?> list(Map<String, Object> keys, String name) {
    return (List<?>) Objects.requireNonNull(keys.get(name), name);
  }
}
