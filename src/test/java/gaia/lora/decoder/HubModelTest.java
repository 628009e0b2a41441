package gaia.lora.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.files.Json;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.tensor.Panel;
import gaia.tensor.Tensor;
import gaia.tensor.TensorFile;
import gaia.tensor.TensorType;
import gaia.tensor.TensorWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same model as GGUF and in the layout of Hugging Face computes the same. */
class HubModelTest {

  private static final Shape SHAPE = new Shape("llama", 64, 2, 4, 2, 0, 96, true);

  @TempDir Path folder;

  @Test
  void a_folder_computes_what_the_gguf_file_does() throws Exception {
    Path file = folder.resolve("model.gguf");
    RandomModel.write(file, SHAPE, TensorType.F32, Vocabularies.sentencePiece(), 3);
    BaseModel gguf = BaseModel.open(file);
    writeFolder(file, gguf.config());
    BaseModel hub = BaseModel.open(folder);
    int[] tokens = {5, 80, 33, 210, 7, 7, 199};
    Room room = new Room(7, 7, 7, false);

    float[][] one = new Decoder(gguf, Team.alone(), room, 1).logits(tokens, null, () -> {});
    float[][] other = new Decoder(hub, Team.alone(), room, 1).logits(tokens, null, () -> {});

    assertThat(LlamaCppParityTest.largestDifference(one, other)).isLessThan(1e-4f);
  }

  private void writeFolder(Path file, DecoderConfig config) throws Exception {
    TensorFile source = TensorFile.open(file);
    List<Tensor> tensors = new ArrayList<>();
    vector(tensors, source, "output_norm.weight", "model.norm.weight");
    matrix(tensors, source, "token_embd.weight", "model.embed_tokens.weight", null, config);
    matrix(tensors, source, "output.weight", "lm_head.weight", null, config);
    for (int i = 0; i < config.layers(); i++) {
      String to = "model.layers." + i + ".";
      vector(tensors, source, "blk." + i + ".attn_norm.weight", to + "input_layernorm.weight");
      vector(
          tensors, source, "blk." + i + ".ffn_norm.weight", to + "post_attention_layernorm.weight");
      for (Linear linear : Linear.values()) {
        matrix(
            tensors,
            source,
            linear.inGguf(i) + ".weight",
            linear.inHub(i) + ".weight",
            linear,
            config);
      }
    }
    TensorWriter.safetensors(folder.resolve("model.safetensors"), tensors, Map.of());
    Files.writeString(
        folder.resolve("config.json"),
        Json.mapper()
            .writeValueAsString(
                Map.of(
                    "model_type", "llama",
                    "hidden_size", config.width(),
                    "num_hidden_layers", config.layers(),
                    "num_attention_heads", config.heads(),
                    "num_key_value_heads", config.kvHeads(),
                    "intermediate_size", config.feedForward(),
                    "vocab_size", config.vocabulary(),
                    "rms_norm_eps", 1e-5,
                    "rope_theta", 10_000)));
  }

  private static void vector(List<Tensor> to, TensorFile from, String name, String newName)
      throws Exception {
    float[] values = from.vector(name, SHAPE.width());
    to.add(new Tensor(newName, TensorType.F32, List.of(values.length), values));
  }

  /** Queries and keys lie in another order there. */
  private static void matrix(
      List<Tensor> to,
      TensorFile from,
      String name,
      String newName,
      @org.jspecify.annotations.Nullable Linear linear,
      DecoderConfig config)
      throws Exception {
    int columns = linear == null ? config.width() : linear.inputs(config);
    int rows = linear == null ? config.vocabulary() : linear.outputs(config);
    Panel panel = from.matrix(name, rows, columns);
    RowOrder.Change change = RowOrder.gguf(config).to(RowOrder.hub());
    float[] values = new float[rows * columns];
    for (int r = 0; r < rows; r++) {
      panel.get(linear == null ? r : change.source(config, linear, r), values, r * columns);
    }
    to.add(new Tensor(newName, TensorType.F32, List.of(rows, columns), values));
  }
}
