package gaia.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutEffectTest {

  @TempDir Path folder;

  @Test
  void learning_without_a_model_to_learn_into_is_named() {
    assertThat(SettingsFixtures.settings(Map.of("BG_ENABLE_LORA", "true")).warnings())
        .anyMatch(warning -> warning.startsWith("BG_ENABLE_LORA"));
  }

  @Test
  void learning_with_a_model_gives_no_warning() throws Exception {
    String base = Files.createFile(folder.resolve("base.gguf")).toString();

    assertThat(
            SettingsFixtures.settings(Map.of("BG_ENABLE_LORA", "true", "GAIA_LORA_BASE", base))
                .warnings())
        .isEmpty();
  }

  @Test
  void the_defaults_give_no_warning() {
    assertThat(SettingsFixtures.settings(Map.of()).warnings()).isEmpty();
  }
}
