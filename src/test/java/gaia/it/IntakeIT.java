package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.languagemodel.FakeOpenAiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder as somebody may have left or copied it, and what the next start makes of it. */
class IntakeIT {

  private static final String SAMPLE = "7d4f0c52-8d6e-4b57-9f0e-2b8c6a4e1d30_20261031_223000";
  private static final Path SHIPPED =
      ServerFolder.BUILD.resolveSibling("campaign-data/conversation_archives");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void a_start_takes_in_what_is_whole_names_what_is_broken_and_sweeps_what_is_unfinished(
      @TempDir Path data) throws IOException {
    Path raw = Files.createDirectories(data.resolve("conversation_archives"));
    Path structured = Files.createDirectories(data.resolve("structured_archives"));
    Files.copy(SHIPPED.resolve(SAMPLE + ".json"), raw.resolve(SAMPLE + ".json"));
    Path broken = Files.writeString(raw.resolve("torn.json"), "{\"format\":\"gaia-archive/1\",");
    Path half = Files.writeString(raw.resolve("x.json.1.part"), "{");
    Path halfToo = Files.writeString(structured.resolve("x.md.2.part"), "# ");

    Map<String, String> settings =
        Map.of("GAIA_DATA", data.toString(), "BG_IDLE_THRESHOLD", "1", "BG_OVERNIGHT", "false");
    try (FakeOpenAiServer model = new FakeOpenAiServer(0, null);
        GaiaServer gaia = GaiaServer.start("intake", settings)) {
      new Archives(gaia.http()).awaitProcessed(SAMPLE);

      assertThat(gaia.log()).contains("Not taken in: torn.json");
      assertThat(broken).hasContent("{\"format\":\"gaia-archive/1\",");
      assertThat(half).doesNotExist();
      assertThat(halfToo).doesNotExist();

      String rules = content(structured.resolve(SAMPLE + "_structured.md"));
      Files.delete(raw.resolve(SAMPLE + ".json"));
      gaia.stop();
      gaia.launchAgain(Map.of("GAIA_LLM_URL", model.answering(ExtractionAnswers::to).url()));
      gaia.awaitReady();

      assertThat(raw.resolve(SAMPLE + ".json")).exists();
      assertThat(
              gaia.http()
                  .get("/api/background/status")
                  .at("/status/archives/total_archives")
                  .asInt())
          .isEqualTo(1);
      assertThatAModelReadsWhatOnlyRulesHadRead(
          structured.resolve(SAMPLE + "_structured.md"), rules);
    }
  }

  private static void assertThatAModelReadsWhatOnlyRulesHadRead(Path file, String before) {
    assertThat(before).contains("extractor: \"rules\"", "model: null");
    Await.until(
        "the model that has appeared has read it",
        PATIENCE,
        () -> content(file).contains("extractor: \"model\""));
    assertThat(content(file)).contains("model: \"fake\"");
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
