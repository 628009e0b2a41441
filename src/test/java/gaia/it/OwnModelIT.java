package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.languagemodel.FakeOpenAiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that serves its model by a process of its own, which a small program plays. */
@DisabledOnOs(OS.WINDOWS)
class OwnModelIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void the_process_answers_ends_with_a_server_that_is_killed_and_with_one_that_stops()
      throws IOException {
    Path program = FakeOpenAiServer.program(folder.resolve("llama"), "ANSWER", "I am a fake.");
    Map<String, String> settings = new HashMap<>(SharedServer.SETTINGS);
    settings.put("MODEL_PATH", Files.createFile(folder.resolve("tiny.gguf")).toString());
    settings.put("GAIA_LLAMA_SERVER", program.toString());
    try (GaiaServer gaia = GaiaServer.start("own-model", settings)) {
      assertThat(condition(gaia)).isEqualTo("resting");
      ProcessHandle first = answering(gaia);
      assertThat(condition(gaia)).isEqualTo("ready");
      gaia.kill();
      awaitEnd(first);

      gaia.restart();
      ProcessHandle second = answering(gaia);
      gaia.stop();
      awaitEnd(second);
    }
  }

  private static String condition(GaiaServer gaia) {
    return gaia.http()
        .get("/api/background/status")
        .expect(200)
        .at("/status/language_model/condition")
        .asText();
  }

  private ProcessHandle answering(GaiaServer gaia) throws IOException {
    Answer answer = gaia.http().post("/api/query", "{\"query\":\"Who are you?\"}").expect(200);
    assertThat(answer.at("/response").asText()).isEqualTo("I am a fake.");
    long pid = Long.parseLong(Files.readString(folder.resolve("llama.pid")).strip());
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    assertThat(process.isAlive()).isTrue();
    return process;
  }

  private static void awaitEnd(ProcessHandle process) {
    Await.until("the process is gone", PATIENCE, () -> !process.isAlive());
  }
}
