package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.configuration.Settings;
import gaia.configuration.SettingsFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageModelProducerTest {

  @TempDir Path folder;

  private LanguageModel chosen(Map<String, String> settings) {
    return LanguageModelProducer.chosen(
        SettingsFixtures.settings(settings), folder.resolve("llama.log"));
  }

  @Test
  void without_settings_there_is_no_model() {
    assertThat(chosen(Map.of()).state().condition()).isEqualTo(ModelState.Condition.NONE);
  }

  @Test
  void an_address_makes_the_endpoint_the_model_and_its_host_the_only_thing_told() {
    ModelState state =
        chosen(
                Map.of(
                    "GAIA_LLM_URL", "http://models.example:8000/v1",
                    "GAIA_LLM_MODEL", "granite",
                    "GAIA_LLM_API_KEY", "sk-secret"))
            .state();

    assertThat(state.name()).isEqualTo("granite");
    assertThat(state.toString()).contains("models.example").doesNotContain("sk-secret");
  }

  @Test
  void a_file_is_served_with_the_settings_given_and_no_key_on_the_line() throws IOException {
    Path file = Files.createFile(folder.resolve("tiny.gguf"));
    Settings settings =
        SettingsFixtures.settings(
            Map.of(
                "MODEL_PATH", file.toString(),
                "N_CTX", "1024",
                "N_THREADS", "3",
                "N_GPU_LAYERS", "5",
                "N_BATCH", "64"));

    List<String> line =
        LanguageModelProducer.command(settings, file, LlamaCommand.LAST)
            .line(Path.of("/opt/llama-server"), 4711);

    assertThat(String.join(" ", line))
        .startsWith("/opt/llama-server --model " + file)
        .contains("--host 127.0.0.1 --port 4711")
        .contains("--ctx-size 1024 --threads 3 --n-gpu-layers 5 --batch-size 64")
        .doesNotContain("key");
  }

  @Test
  void a_file_is_served_by_two_processes_unless_a_graphics_card_holds_its_weights()
      throws IOException {
    String file = Files.createFile(folder.resolve("tiny.gguf")).toString();

    assertThat(chosen(Map.of("MODEL_PATH", file))).isInstanceOf(ByUrgency.class);
    assertThat(chosen(Map.of("MODEL_PATH", file, "N_GPU_LAYERS", "20")))
        .isInstanceOf(LlamaServer.class);
  }

  @Test
  void threads_follow_the_share_of_background_work_unless_they_are_set() throws IOException {
    Path file = Files.createFile(folder.resolve("tiny.gguf"));
    Settings settings =
        SettingsFixtures.settings(Map.of("MODEL_PATH", file.toString(), "BG_MAX_CPU", "0.001"));

    assertThat(LanguageModelProducer.command(settings, file, LlamaCommand.LAST).threads())
        .isEqualTo(1);
    assertThat(LanguageModelProducer.command(settings, file, LlamaCommand.NORMAL).threads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }
}
