package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.languagemodel.FakeOpenAiServer;
import gaia.lora.TinyBase;
import gaia.lora.dataset.TinyFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * A server that serves its model by a process of its own, which a small program plays. The model's
 * file is a real one, made here: what is said becomes an adapter for it.
 */
@DisabledOnOs(OS.WINDOWS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnModelIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> PEOPLE =
      List.of("Wanda", "Kuno", "Alma", "Rolf", "Thea", "Gero");

  @TempDir static Path folder;
  private static GaiaServer gaia;
  private static String lamp = "";

  @BeforeAll
  static void a_server_with_a_tiny_model() throws Exception {
    Path model = folder.resolve("tiny.gguf");
    TinyBase.write(model, TinyFacts.homes(TinyBase.OLD), List.of(TinyFacts.homes(PEOPLE)));
    Path program = FakeOpenAiServer.program(folder.resolve("llama"), "ANSWER", "I am a fake.");
    Map<String, String> settings = new HashMap<>(SharedServer.SETTINGS);
    settings.put("GAIA_LORA_BASE", model.toString());
    settings.put("GAIA_LLAMA_SERVER", program.toString());
    settings.put("BG_ENABLE_LORA", "true");
    settings.put("BG_LORA_LR", "0.001");
    settings.put("BG_LORA_R", "16");
    settings.put("BG_LORA_ALPHA", "32");
    gaia = GaiaServer.start("own-model", settings);
  }

  /** From now on the model is served here; before, rules read what was said. */
  private static void startServing() {
    gaia.launchAgain(Map.of("MODEL_PATH", folder.resolve("tiny.gguf").toString()));
    gaia.awaitReady();
  }

  @AfterAll
  static void stop() {
    gaia.close();
  }

  @Test
  @Order(1)
  void what_is_said_becomes_an_adapter_that_is_proved_switched_on_and_withdrawn()
      throws IOException {
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < PEOPLE.size(); i++) {
      said.append(PEOPLE.get(i)).append(" lives in ").append(TinyFacts.place(i)).append(". ");
    }
    String archive = new Archives(gaia.http()).add("homes", "homes", said.toString());

    Await.until(
        "an adapter is proved",
        PATIENCE,
        () -> adapters("trained"),
        found -> found.size() == 1 || !adapters("rejected").isEmpty());

    JsonNode adapter = adapters("trained").get(0);
    assertThat(adapter.at("/evaluation/published").asBoolean()).isTrue();
    assertThat(adapter.at("/things").asInt()).isEqualTo(PEOPLE.size());
    String id = adapter.at("/id").asText();
    Path files = gaia.data().resolve("lora_adapters").resolve(id);
    assertThat(files.resolve("adapter.gguf")).isNotEmptyFile();
    assertThat(files.resolve("adapter_model.safetensors")).isNotEmptyFile();
    assertThat(files.resolve("training_set.jsonl")).content().contains(archive);
    assertThat(gaia.http().get("/learning.xhtml").expect(200).body())
        .contains("Version 1")
        .contains("polyline");
    gaia.http().post("/api/lora/adapters/" + id + "/activate").expect(409);
    lamp = new Archives(gaia.http()).add("lamp", "lamp", "I keep the Ombrel lamp in Brackwater.");
    gaia.stop();
    startServing();
    switchOnAndOff(id);
    erase(archive, id, files);
  }

  private static List<JsonNode> adapters(String state) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one : gaia.http().get("/api/lora/adapters").expect(200).at("/adapters")) {
      if (one.at("/state").asText().equals(state)) {
        found.add(one);
      }
    }
    return found;
  }

  private void switchOnAndOff(String id) throws IOException {
    boolean seen = WithBrowser.isThere();
    Browser browser = seen ? new Browser() : null;
    try (browser) {
      switchOnAndOff(id, browser);
    }
  }

  /** At the keyboard of a browser; where none is, the API does the same. */
  private void switchOnAndOff(String id, @Nullable Browser browser) throws IOException {
    if (browser == null) {
      gaia.http().post("/api/lora/adapters/" + id + "/activate").expect(202);
    } else {
      browser
          .open(gaia.url() + "/learning.xhtml?language=en&id=" + id)
          .awaitText(By.id("adapter-state"), "proved, switched off")
          .tabTo("[id='act:on']")
          .press(Keys.ENTER);
    }
    Await.until("it is in use", PATIENCE, () -> adapters("active").size() == 1);
    assertThat(adapters("active").get(0).at("/evaluation/probe/answer").asText())
        .isEqualTo("I am a fake.");
    long pid = Long.parseLong(Files.readString(folder.resolve("llama.pid")).strip());
    assertThat(ProcessHandle.of(pid).flatMap(process -> process.info().commandLine()))
        .hasValueSatisfying(line -> assertThat(line).contains("--lora").contains(id));

    if (browser == null) {
      gaia.http().post("/api/lora/adapters/" + id + "/deactivate").expect(200);
    } else {
      browser
          .open(gaia.url() + "/learning.xhtml?id=" + id)
          .awaitText(By.id("adapter-state"), "in use")
          .awaitText(By.id("probe"), "I am a fake.")
          .screenshot("learning")
          .tabTo("[id='act:off']")
          .press(Keys.ENTER)
          .awaitText(By.id("adapter-state"), "proved, switched off");
      assertThat(browser.complaints()).isEmpty();
    }
    assertThat(adapters("trained")).hasSize(1);
    gaia.http().post("/api/lora/adapters/nothing/activate").expect(404);
    gaia.http().post("/api/lora/adapters/" + id + "/rollback").expect(409);
  }

  private void erase(String archive, String id, Path files) {
    String preview = "/api/erasures/preview?conversation=" + archive;
    assertThat(
            gaia.http().get(preview).expect(200).at("/preview/holdings").findValuesAsText("kind"))
        .contains("adapters", "training_examples");
    gaia.http()
        .post("/api/erasures", "{\"conversation_id\":\"%s\",\"confirm\":true}".formatted(archive))
        .expect(202);
    Await.until("it is withdrawn", PATIENCE, () -> adapters("withdrawn").size() == 1);
    assertThat(files).doesNotExist();
    assertThat(gaia.http().get("/api/analytics/learning").expect(200).at("/adapters")).hasSize(1);
    gaia.http().delete("/api/lora/adapters/" + id).expect(200);
  }

  @Test
  @Order(2)
  void what_the_model_gives_no_usable_answer_to_is_read_by_rules_and_the_page_says_so() {
    String why = "no answer that could be used, so rules have read this";
    // Not the page: somebody who looks at pages is there.
    String path = "/api/structured_archive/" + lamp;
    Await.until(
        "it is read, and says why by rules",
        PATIENCE,
        () -> gaia.http().get(path, "Accept", "text/markdown").body(),
        text -> text.contains(why));

    assertThat(gaia.http().get("/archive.xhtml?id=" + lamp).expect(200).body())
        .contains(why, "I keep the Ombrel lamp in Brackwater");
  }

  @Test
  @Order(3)
  void the_process_answers_ends_with_a_server_that_is_killed_and_with_one_that_stops()
      throws IOException {
    ProcessHandle first = answering(gaia);
    assertThat(condition(gaia)).isEqualTo("ready");
    gaia.kill();
    awaitEnd(first);

    startServing();
    ProcessHandle second = answering(gaia);
    gaia.stop();
    awaitEnd(second);
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
