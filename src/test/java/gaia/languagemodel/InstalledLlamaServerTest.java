package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gaia.llamacpp.ChainModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real llama-server where one is on the path; skipped elsewhere. */
@Timeout(300)
class InstalledLlamaServerTest {

  @TempDir Path folder;

  @Test
  void the_installed_program_loads_our_own_file_answers_with_it_and_counts() throws Exception {
    Path file = folder.resolve("chain.gguf");
    LlamaCommand command = new LlamaCommand("llama-server", file, 0, 512, 1, 0, 128);
    assumeTrue(
        command.found(Optional.ofNullable(System.getenv("PATH")).orElse("")).isPresent(),
        "There is no llama-server on the PATH; this test needs one.");
    ChainModel.write(file);

    try (LlamaServer server =
        new LlamaServer(
            command, folder.resolve("llama.log"), Duration.ofMinutes(5), System::nanoTime)) {
      Completion answer =
          server.generate(
              ChatRequest.interactive(List.of(ChatMessage.user("Hello?"))).withMaxTokens(20),
              GenerationListener.NONE);

      assertThat(answer.text()).isEqualTo(ChainModel.ANSWER);
      assertThat(server.countTokens("Hello?").orElseThrow()).isPositive();
    }
  }
}
