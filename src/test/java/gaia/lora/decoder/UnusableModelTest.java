package gaia.lora.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.tokenizer.Tokenizer;
import gaia.lora.tokenizer.UnusableTokenizer;
import gaia.tensor.TensorType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be learned into, and what is said about them. */
class UnusableModelTest {

  private static final Shape SHAPE = new Shape("llama", 64, 1, 2, 2, 0, 64, true);
  private static final Room ROOM = new Room(4, 4, 4, false);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void a_model() throws Exception {
    file = folder.resolve("model.gguf");
    write(SHAPE, Map.of());
  }

  private void write(Shape shape, Map<String, Object> more) throws Exception {
    Map<String, Object> keys = new LinkedHashMap<>(Vocabularies.sentencePiece());
    keys.putAll(more);
    RandomModel.write(file, shape, TensorType.F32, keys, 1);
  }

  private void open() throws UnusableModel {
    new Decoder(BaseModel.open(file), Team.alone(), ROOM, 1);
  }

  @Test
  void a_file_that_was_cut_off_is_refused_wherever_that_happened() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length - 64)));

      assertThatThrownBy(this::open).isInstanceOf(UnusableModel.class);
    }
  }

  @Test
  void a_header_with_any_byte_changed_is_read_or_refused() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(4);
    for (int i = 0; i < 80; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(2000)] = (byte) random.nextInt(256);
      Files.write(file, changed);
      try {
        open();
      } catch (UnusableModel e) {
        assertThat(e).hasMessageMatching("(?s).{10,}");
      }
    }
  }

  @Test
  void another_architecture_is_named() throws Exception {
    write(new Shape("gemma", 64, 1, 2, 2, 0, 64, true), Map.of());

    assertThatThrownBy(this::open)
        .isInstanceOf(UnusableModel.class)
        .hasMessageContaining("gemma")
        .hasMessageContaining("llama, qwen2, qwen3");
  }

  @Test
  void mixed_experts_and_unknown_ways_to_scale_positions_are_refused() throws Exception {
    write(SHAPE, Map.of("llama.expert_count", 8));
    assertThatThrownBy(this::open).hasMessageContaining("experts");

    write(SHAPE, Map.of("llama.rope.scaling.type", "longrope"));
    assertThatThrownBy(this::open).hasMessageContaining("longrope");
  }

  @Test
  void a_quantisation_that_cannot_be_read_is_named_with_its_tensor() throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int name = text.indexOf("blk.0.attn_k.weight");
    // Behind the name: 4 bytes for the number of sides, 8 for each of the two, then the type.
    bytes[name + "blk.0.attn_k.weight".length() + 20] = 19;
    Files.write(file, bytes);

    assertThatThrownBy(this::open)
        .isInstanceOf(UnusableModel.class)
        .hasMessageContaining("blk.0.attn_k.weight")
        .hasMessageContaining("type 19")
        .hasMessageContaining("Q8_0");
  }

  @Test
  void a_missing_tokenizer_is_said() throws Exception {
    assertThatThrownBy(() -> Tokenizer.ofGguf(Map.of()))
        .isInstanceOf(UnusableTokenizer.class)
        .hasMessageContaining("no tokenizer");
    assertThatThrownBy(() -> Tokenizer.ofFolder(folder))
        .isInstanceOf(UnusableTokenizer.class)
        .hasMessageContaining("tokenizer.json");
    assertThatThrownBy(
            () ->
                Tokenizer.ofGguf(
                    Map.of(
                        "tokenizer.ggml.model", "gpt2",
                        "tokenizer.ggml.pre", "tekken",
                        "tokenizer.ggml.tokens", List.of("a"))))
        .hasMessageContaining("tekken");
  }

  @Test
  void a_folder_without_config_or_weights_is_refused() throws Exception {
    assertThatThrownBy(() -> BaseModel.open(folder)).hasMessageContaining("config.json");

    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"bert\"}");
    assertThatThrownBy(() -> BaseModel.open(folder)).isInstanceOf(UnusableModel.class);
  }
}
