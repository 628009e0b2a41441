package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * With the real program, where it is installed and {@code GAIA_TEST_GGUF} names a model for it;
 * skipped elsewhere.
 */
@Timeout(300)
class InstalledLlamaServerTest {

  @TempDir Path folder;

  @Test
  void the_installed_program_answers_and_counts() {
    Path file = Path.of(Optional.ofNullable(System.getenv("GAIA_TEST_GGUF")).orElse("none"));
    LlamaCommand command = new LlamaCommand("llama-server", file, 512, 1, 0, 128);
    assumeThat(command.found(Optional.ofNullable(System.getenv("PATH")).orElse("")))
        .describedAs("llama-server on the path")
        .isPresent();
    assumeThat(Files.isRegularFile(file)).describedAs("GAIA_TEST_GGUF").isTrue();

    try (LlamaServer server =
        new LlamaServer(
            command, folder.resolve("llama.log"), Duration.ofMinutes(5), System::nanoTime)) {
      Completion answer =
          server.generate(
              ChatRequest.interactive(List.of(ChatMessage.user("Hello?"))).withMaxTokens(8),
              GenerationListener.NONE);

      assertThat(answer.text()).isNotBlank();
      assertThat(server.countTokens("Hello?").orElseThrow()).isPositive();
    }
  }
}
