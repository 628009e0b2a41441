package gaia.lora.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.files.Json;
import gaia.tensor.CorruptTensorFile;
import gaia.tensor.Panel;
import gaia.tensor.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A model on disk, opened and checked: its shape and its weights, which are read when needed. */
public final class BaseModel {

  private final Path path;
  private final DecoderConfig config;
  private final TensorSource tensors;
  private final boolean gguf;
  private final Map<String, Object> metadata;

  private BaseModel(
      Path path,
      DecoderConfig config,
      TensorSource tensors,
      boolean gguf,
      Map<String, Object> metadata) {
    this.path = path;
    this.config = config;
    this.tensors = tensors;
    this.gguf = gguf;
    this.metadata = metadata;
  }

  /**
   * Opens a GGUF file, or a folder with {@code config.json} and safetensors.
   *
   * @throws UnusableModel when it is damaged, or of a kind that cannot be computed
   */
  public static BaseModel open(Path path) throws UnusableModel {
    return open(path, () -> {});
  }

  /**
   * The same for a model that may be large.
   *
   * @param breath is drawn while its header is read; what it throws ends that
   */
  public static BaseModel open(Path path, Runnable breath) throws UnusableModel {
    try {
      return Files.isDirectory(path) ? folder(path) : file(path, breath);
    } catch (IOException e) {
      throw new UnusableModel("The model cannot be read: " + e.getMessage(), e);
    }
  }

  private static BaseModel file(Path path, Runnable breath) throws IOException, UnusableModel {
    TensorFile file = TensorFile.open(path, breath);
    if (!file.metadata().containsKey("general.architecture")) {
      throw new UnusableModel(path + " is no GGUF file of a model.");
    }
    TensorSource tensors = TensorSource.of(file);
    DecoderConfig config = GgufConfig.read(file.metadata(), tensors);
    return new BaseModel(path, config, tensors, true, file.metadata());
  }

  private static BaseModel folder(Path path) throws IOException, UnusableModel {
    Path config = path.resolve("config.json");
    if (!Files.isRegularFile(config)) {
      throw new UnusableModel("The folder %s holds no config.json.".formatted(path));
    }
    JsonNode json = Json.mapper().readTree(config.toFile());
    return new BaseModel(path, HubConfig.read(json), TensorSource.in(path), false, Map.of());
  }

  public Path path() {
    return path;
  }

  public DecoderConfig config() {
    return config;
  }

  /** Whether it is a GGUF file, whose names and order of rows differ from Hugging Face's. */
  public boolean isGguf() {
    return gguf;
  }

  /** The keys of a GGUF file; empty otherwise. */
  public Map<String, Object> metadata() {
    return metadata;
  }

  String embedding() {
    return gguf ? "token_embd.weight" : "model.embed_tokens.weight";
  }

  /** The matrix that makes logits; models may use that of the embedding again. */
  String output() {
    String own = gguf ? "output.weight" : "lm_head.weight";
    return tensors.has(own) ? own : embedding();
  }

  /** Whether the weights of a layer are floats of 32 bits in the file. */
  boolean isExact() {
    return tensors.isExact(weight(Linear.QUERY, 0));
  }

  private String name(Linear linear, int layer) {
    return gguf ? linear.inGguf(layer) : linear.inHub(layer);
  }

  private String weight(Linear linear, int layer) {
    return name(linear, layer) + ".weight";
  }

  /** Some rows of a matrix of a layer. */
  void read(Linear linear, int layer, int from, Panel to) throws CorruptTensorFile {
    tensors.readRows(weight(linear, layer), linear.outputs(config), from, to);
  }

  void readRows(String name, int from, Panel to) throws CorruptTensorFile {
    tensors.readRows(name, config.vocabulary(), from, to);
  }

  Optional<float[]> bias(Linear linear, int layer) throws CorruptTensorFile {
    return optional(name(linear, layer) + ".bias", linear.outputs(config));
  }

  private Optional<float[]> optional(String name, int length) throws CorruptTensorFile {
    return tensors.has(name) ? Optional.of(tensors.vector(name, length)) : Optional.empty();
  }

  /** The gain of the norm of each query head; only some models have it. */
  Optional<float[]> queryNorm(int layer) throws CorruptTensorFile {
    return optional(headNorm(layer, "attn_q_norm", "q_norm"), config.headSize());
  }

  Optional<float[]> keyNorm(int layer) throws CorruptTensorFile {
    return optional(headNorm(layer, "attn_k_norm", "k_norm"), config.headSize());
  }

  private String headNorm(int layer, String inGguf, String inHub) {
    return gguf
        ? "blk.%d.%s.weight".formatted(layer, inGguf)
        : "model.layers.%d.self_attn.%s.weight".formatted(layer, inHub);
  }

  float[] attentionNorm(int layer) throws CorruptTensorFile {
    return norm(layer, "attn_norm", "input_layernorm");
  }

  float[] feedForwardNorm(int layer) throws CorruptTensorFile {
    return norm(layer, "ffn_norm", "post_attention_layernorm");
  }

  private float[] norm(int layer, String inGguf, String inHub) throws CorruptTensorFile {
    String name =
        gguf
            ? "blk.%d.%s.weight".formatted(layer, inGguf)
            : "model.layers.%d.%s.weight".formatted(layer, inHub);
    return tensors.vector(name, config.width());
  }

  float[] lastNorm() throws CorruptTensorFile {
    return tensors.vector(gguf ? "output_norm.weight" : "model.norm.weight", config.width());
  }
}
