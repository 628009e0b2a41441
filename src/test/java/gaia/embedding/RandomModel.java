package gaia.embedding;

import gaia.files.Json;
import gaia.tensor.Bf16;
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
import java.util.Optional;
import java.util.Random;

/** A model folder with random weights, in the layout of Hugging Face. */
public record RandomModel(
    String type, int hidden, int layers, int heads, int intermediate, int vocabulary, long seed) {

  public static final int POSITIONS = 514;
  private static final int BUCKETS = 32;

  /** Small enough for tests. */
  public static RandomModel tiny(String type) {
    return new RandomModel(type, 32, 2, 4, 64, 400, 11);
  }

  /** The shape of all-MiniLM-L6-v2. */
  public static RandomModel small() {
    return new RandomModel("bert", 384, 6, 12, 1536, 30522, 1);
  }

  private boolean mpnet() {
    return type.equals("mpnet");
  }

  /** The numbers of every tensor, by the names that Hugging Face gives them. */
  public Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Random random = new Random(seed);
    matrix(tensors, random, "embeddings.word_embeddings.weight", vocabulary, hidden);
    matrix(tensors, random, "embeddings.position_embeddings.weight", POSITIONS, hidden);
    if (!mpnet()) {
      matrix(tensors, random, "embeddings.token_type_embeddings.weight", 2, hidden);
    } else {
      matrix(tensors, random, "encoder.relative_attention_bias.weight", BUCKETS, heads);
    }
    norm(tensors, random, "embeddings.LayerNorm");
    for (int i = 0; i < layers; i++) {
      String at = "encoder.layer." + i + ".";
      List<String> parts =
          mpnet()
              ? List.of("attention.attn.q", "attention.attn.k", "attention.attn.v")
              : List.of("attention.self.query", "attention.self.key", "attention.self.value");
      for (String part : parts) {
        dense(tensors, random, at + part, hidden, hidden);
      }
      dense(
          tensors,
          random,
          at + (mpnet() ? "attention.attn.o" : "attention.output.dense"),
          hidden,
          hidden);
      norm(tensors, random, at + (mpnet() ? "attention.LayerNorm" : "attention.output.LayerNorm"));
      dense(tensors, random, at + "intermediate.dense", intermediate, hidden);
      dense(tensors, random, at + "output.dense", hidden, intermediate);
      norm(tensors, random, at + "output.LayerNorm");
    }
    return tensors;
  }

  private static void dense(Map<String, Tensor> to, Random random, String name, int out, int in) {
    matrix(to, random, name + ".weight", out, in);
    vector(to, random, name + ".bias", out, 0);
  }

  private static void norm(Map<String, Tensor> to, Random random, String name) {
    int length = ((Tensor) to.values().toArray()[0]).shape().get(1);
    vector(to, random, name + ".weight", length, 1);
    vector(to, random, name + ".bias", length, 0);
  }

  private static void matrix(
      Map<String, Tensor> to, Random random, String name, int rows, int columns) {
    float[] values = new float[rows * columns];
    float spread = (float) (1.5 / Math.sqrt(columns));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * spread;
    }
    to.put(name, new Tensor(name, TensorType.F32, List.of(rows, columns), values));
  }

  private static void vector(
      Map<String, Tensor> to, Random random, String name, int length, float mean) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = mean + (float) random.nextGaussian() * 0.1f;
    }
    to.put(name, new Tensor(name, TensorType.F32, List.of(length), values));
  }

  /** Writes everything but a {@code tokenizer.json}. */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("1_Pooling"));
    TensorWriter.safetensors(
        folder.resolve("model.safetensors"), List.copyOf(tensors().values()), Map.of());
    json(folder.resolve("config.json"), config());
    json(
        folder.resolve("1_Pooling/config.json"),
        Map.of("pooling_mode_cls_token", false, "pooling_mode_mean_tokens", true));
    json(
        folder.resolve("modules.json"),
        List.of(
            Map.of("idx", 0, "type", "sentence_transformers.models.Transformer"),
            Map.of("idx", 1, "type", "sentence_transformers.models.Pooling"),
            Map.of("idx", 2, "type", "sentence_transformers.models.Normalize")));
    Files.write(folder.resolve("vocab.txt"), words());
    return folder;
  }

  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("model_type", type);
    config.put("hidden_size", hidden);
    config.put("num_hidden_layers", layers);
    config.put("num_attention_heads", heads);
    config.put("intermediate_size", intermediate);
    config.put("hidden_act", "gelu");
    config.put("layer_norm_eps", 1e-12);
    config.put("vocab_size", vocabulary);
    config.put("max_position_embeddings", POSITIONS);
    config.put("pad_token_id", type.equals("bert") ? 0 : 1);
    config.put("relative_attention_num_buckets", BUCKETS);
    return config;
  }

  static void json(Path file, Object content) throws IOException {
    Files.write(file, Json.mapper().writeValueAsBytes(content));
  }

  /** Special tokens, the letters of English alone and inside words, some words, and filling. */
  public List<String> words() {
    List<String> words = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (char c = '!'; c <= '~'; c++) {
      if (!Character.isUpperCase(c)) {
        words.add(Character.toString(c));
        words.add("##" + c);
      }
    }
    words.addAll(
        List.of("the", "rope", "##s", "lamp", "key", "tower", "##ing", "sell", "é", "海", "ß"));
    List<String> distinct = new ArrayList<>(words.stream().distinct().toList());
    for (int i = 0; distinct.size() < vocabulary; i++) {
      distinct.add("filling" + i);
    }
    return distinct.subList(0, vocabulary);
  }

  /** Encodes texts that are tokens already; for the benchmark. */
  public static List<float[]> encode(TextEncoder encoder, List<int[]> texts, Runnable breathe) {
    return ((TransformerEncoder) encoder).encodeTokens(texts, breathe);
  }

  public static TextEncoder load(Path folder) throws IOException {
    return TransformerEncoder.load(folder);
  }

  /** In bf16, where this machine has it. */
  public static Optional<TextEncoder> loadInBf16(Path folder) throws IOException {
    Optional<Bf16> bf16 = Bf16.load();
    return bf16.isEmpty()
        ? Optional.empty()
        : Optional.of(TransformerEncoder.load(folder, bf16.orElseThrow()));
  }
}
