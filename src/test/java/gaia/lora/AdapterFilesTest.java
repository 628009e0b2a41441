package gaia.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.files.Json;
import gaia.llamacpp.LlamaCpp;
import gaia.lora.decoder.BaseModel;
import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.Linear;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.RandomModel;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.decoder.Room;
import gaia.lora.decoder.RowOrder;
import gaia.lora.decoder.Team;
import gaia.lora.decoder.UnusableModel;
import gaia.lora.decoder.Vocabularies;
import gaia.tensor.Panel;
import gaia.tensor.TensorFile;
import gaia.tensor.TensorType;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterFilesTest {

  @TempDir Path folder;

  private BaseModel base(String architecture) throws Exception {
    Path file = folder.resolve("base.gguf");
    Shape shape = new Shape(architecture, 64, 2, 4, 2, 16, 96, true);
    RandomModel.write(file, shape, TensorType.F32, Vocabularies.sentencePiece(), 3);
    return BaseModel.open(file);
  }

  private static LoraWeights random(BaseModel base, Set<Linear> targets) throws Exception {
    LoraWeights adapter = LoraWeights.zeros(base.config(), 4, 8, targets);
    Random random = new Random(4);
    for (Panel panel : adapter.matrices()) {
      float[] row = new float[panel.columns()];
      for (int r = 0; r < panel.rows(); r++) {
        for (int i = 0; i < row.length; i++) {
          row[i] = 0.1f * (float) random.nextGaussian();
        }
        panel.put(r, row, 0);
      }
    }
    return adapter;
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "qwen2"})
  void llama_cpp_computes_the_same_with_our_adapter(String architecture) throws Exception {
    assumeTrue(LlamaCpp.runsHere(), "the library has no native code for this machine");
    BaseModel base = base(architecture);
    LoraWeights adapter = random(base, EnumSet.allOf(Linear.class));
    AdapterFiles.write(folder, base, adapter);
    int[] tokens = new Random(5).ints(20, 3, base.config().vocabulary()).toArray();
    Decoder decoder = new Decoder(base, Team.alone(), new Room(20, 20, 20, false), 4);

    float[][] own = decoder.logits(tokens, adapter, () -> {});
    float[][] plain = decoder.logits(tokens, null, () -> {});

    try (LlamaCpp llama = LlamaCpp.load(base.path(), folder.resolve(AdapterFiles.GGUF))) {
      assertThat(difference(own, llama.logits(tokens, 1))).isLessThan(5e-3f);
      assertThat(difference(plain, llama.logits(tokens, 0))).isLessThan(5e-3f);
    }
    assertThat(difference(own, plain)).isGreaterThan(0.1f);
  }

  private static float difference(float[][] own, float[][] others) {
    float largest = 0;
    for (int i = 0; i < own.length; i++) {
      for (int j = 0; j < own[i].length; j++) {
        largest = Math.max(largest, Math.abs(own[i][j] - others[i][j]));
      }
    }
    return largest;
  }

  @Test
  void peft_finds_its_keys_shapes_and_settings() throws Exception {
    BaseModel base = base("llama");
    LoraWeights adapter = random(base, EnumSet.of(Linear.QUERY, Linear.DOWN));
    AdapterFiles.write(folder, base, adapter);

    TensorFile file = TensorFile.open(folder.resolve("adapter_model.safetensors"));
    String query = "base_model.model.model.layers.1.self_attn.q_proj.";
    String down = "base_model.model.model.layers.1.mlp.down_proj.";
    assertThat(file.tensors()).hasSize(8);
    assertThat(shape(file, query + "lora_A.weight")).containsExactly(4, 64);
    assertThat(shape(file, query + "lora_B.weight")).containsExactly(64, 4);
    assertThat(shape(file, down + "lora_A.weight")).containsExactly(4, 96);
    assertThat(shape(file, down + "lora_B.weight")).containsExactly(64, 4);
    assertThat(file.metadata()).containsEntry("format", "pt");
    JsonNode config = Json.mapper().readTree(folder.resolve("adapter_config.json").toFile());
    assertThat(config.path("r").asInt()).isEqualTo(4);
    assertThat(config.path("lora_alpha").asDouble()).isEqualTo(8);
    assertThat(config.path("target_modules"))
        .extracting(JsonNode::asText)
        .containsExactly("q_proj", "down_proj");
  }

  private static List<Integer> shape(TensorFile file, String name) {
    return Objects.requireNonNull(file.tensors().get(name)).shape();
  }

  @Test
  void the_halves_of_a_head_are_put_apart_for_peft() throws Exception {
    BaseModel base = base("llama");
    RowOrder.Change apart = RowOrder.gguf(base.config()).to(RowOrder.hub());
    RowOrder.Change together = RowOrder.hub().to(RowOrder.gguf(base.config()));

    // Numbers 0 and 1 of a head lie together in GGUF; elsewhere they are half a head apart.
    assertThat(apart.source(base.config(), Linear.QUERY, 16)).isEqualTo(16);
    assertThat(apart.source(base.config(), Linear.QUERY, 16 + 8)).isEqualTo(17);
    assertThat(apart.source(base.config(), Linear.VALUE, 24)).isEqualTo(24);
    for (int row = 0; row < 64; row++) {
      int there = together.source(base.config(), Linear.QUERY, row);
      assertThat(apart.source(base.config(), Linear.QUERY, there)).isEqualTo(row);
    }
  }

  @Test
  void a_rank_above_the_width_of_a_matrix_is_refused() throws Exception {
    BaseModel base = base("llama");

    assertThatThrownBy(() -> LoraWeights.zeros(base.config(), 33, 8, EnumSet.of(Linear.VALUE)))
        .isInstanceOf(UnusableModel.class)
        .hasMessageContaining("33")
        .hasMessageContaining("v_proj")
        .hasMessageContaining("32");
  }
}
