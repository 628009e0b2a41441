package gaia.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.lora.decoder.RandomModel;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.decoder.UnusableModel;
import gaia.lora.decoder.Vocabularies;
import gaia.tensor.TensorType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be learned into is refused with a reason, before any work. */
class LearningBaseTest {

  private static final Shape SHAPE = new Shape("llama", 32, 1, 2, 2, 0, 32, false);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void a_model() throws Exception {
    file = folder.resolve("base.gguf");
    RandomModel.write(file, SHAPE, TensorType.F32, Vocabularies.bytePairs("gpt-2"), 1);
  }

  @Test
  void a_model_without_a_tokenizer_is_refused() throws Exception {
    Map<String, Object> keys = new LinkedHashMap<>(Vocabularies.bytePairs("gpt-2"));
    keys.remove("tokenizer.ggml.model");
    RandomModel.write(file, SHAPE, TensorType.F32, keys, 1);

    assertThatThrownBy(() -> LearningBase.open(file))
        .isInstanceOf(UnusableModel.class)
        .hasMessageContaining("holds no tokenizer");
  }

  @Test
  void a_folder_without_a_model_is_refused() {
    assertThatThrownBy(() -> LearningBase.open(folder))
        .isInstanceOf(UnusableModel.class)
        .hasMessageContaining("config.json");
  }

  @Test
  void a_file_that_was_cut_off_anywhere_is_refused() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(4);
    for (int i = 0; i < 50; i++) {
      Files.write(file, java.util.Arrays.copyOf(whole, random.nextInt(whole.length - 64)));

      assertThatThrownBy(() -> LearningBase.open(file)).isInstanceOf(UnusableModel.class);
    }
  }

  @Test
  void a_changed_byte_changes_the_fingerprint() throws Exception {
    String before = LearningBase.fingerprint(file, () -> {});
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);

    assertThat(before).matches("[0-9a-f]{64}");
    assertThat(LearningBase.fingerprint(file, () -> {})).isNotEqualTo(before);
  }
}
