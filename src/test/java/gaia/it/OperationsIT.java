package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Erasure, export, backup and figures. Has a server of its own, because an erasure closes the
 * database for a moment, and because that server sends its figures to an endpoint.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsIT {

  /** Ends with the death of the server. */
  private static final int LAST = Integer.MAX_VALUE;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String SECRET = "The ruby of Qarzumal lies under the ninth stair.";
  private static final String TITLE = "Whispers of Vennobrand";

  private static OtlpCollector collector;
  private static GaiaServer gaia;
  private static Http http;
  private static Archives archives;

  @BeforeAll
  static void start() throws IOException {
    collector = new OtlpCollector();
    Map<String, String> settings = new TreeMap<>(SharedServer.SETTINGS);
    settings.putAll(collector.settings());
    gaia = GaiaServer.start("operations", settings);
    http = gaia.http();
    archives = new Archives(http);
  }

  @AfterAll
  static void stop() {
    gaia.close();
    collector.close();
  }

  private static String archived(String id, String title, String... lines) {
    return archives.awaitSearchable(archives.awaitProcessed(archives.add(id, title, lines)));
  }

  private static JsonNode erased(String archive) {
    String id =
        http.delete("/api/conversation/archive/" + archive).expect(202).at("/erasure/id").asText();
    return Await.until(
        "the erasure is done",
        PATIENCE,
        () -> http.get("/api/erasures/" + id).expect(200).at("/erasure"),
        erasure -> !erasure.path("state").asText().equals("running"));
  }

  /** Files of the data folder that hold a text in UTF-8 or UTF-16, by name. */
  private static List<String> filesThatHold(String... texts) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(gaia.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String text : texts) {
          if (bytes.contains(text)
              || bytes.contains(
                  new String(
                      text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1))) {
            found.add(gaia.data().relativize(file) + ": " + text);
          }
        }
      }
    }
    return found;
  }

  @Test
  void no_byte_of_an_erased_conversation_stays_in_the_data_folder() throws Exception {
    String kept = archived("kept", "The market", "I keep my stall at Lower Fen.");
    String archive =
        archived("secret", TITLE, "I am Jorinde Halloway. " + SECRET, "Qarzumal, noted.");
    String answered = askedAbout("Where is the ruby?");
    assertThat(http.get("/api/conversations/" + answered).expect(200).body()).contains(SECRET);
    assertThat(filesThatHold(SECRET)).isNotEmpty();
    previewIsWhole(archive);

    JsonNode receipt = erased(archive);

    assertThat(asked("Where is the ruby?").status()).as("done, and not kept").isEqualTo(409);
    assertThat(receipt.path("state").asText()).isEqualTo("done");
    assertThat(receipt.toString()).doesNotContain("Qarzumal", TITLE, "Jorinde");
    assertThat(filesThatHold(SECRET, "Qarzumal", "Vennobrand", "Jorinde", "qarzumal", "jorind"))
        .isEmpty();
    assertThat(http.get("/api/search?q=Qarzumal&k=5").expect(200).body()).doesNotContain("stair");
    assertThat(
            http.get("/api/conversations/" + answered)
                .expect(200)
                .at("/messages/1/content")
                .asText())
        .isEqualTo("This answer rested on a conversation that was erased.");
    assertThat(http.get("/api/search?q=stall&k=5").expect(200).body()).contains("Lower Fen", kept);

    gaia.stop();
    gaia.restart();

    assertThat(asked("Where is the ruby?").status()).isEqualTo(409);
    http.get("/api/conversation/archive/" + archive).expect(404);
    assertThat(filesThatHold(SECRET, TITLE)).isEmpty();
  }

  private static String askedAbout(String question) {
    Answer answer = asked(question).expect(200);
    assertThat(asked(question).expect(200).body()).isEqualTo(answer.body());
    return answer.at("/conversation_id").asText();
  }

  /** Under one key, as often as it is asked. */
  private static Answer asked(String question) {
    return http.send(
        "POST",
        "/api/query",
        BodyPublishers.ofString("{\"query\":\"" + question + "\"}"),
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        "asked-once");
  }

  private static void previewIsWhole(String archive) {
    JsonNode preview =
        http.get("/api/conversation/archive/" + archive + "/erasure").expect(200).at("/preview");
    assertThat(preview.path("title").asText()).isEqualTo(TITLE);
    assertThat(preview.path("holdings").findValuesAsText("kind"))
        .contains(
            "messages",
            "raw_files",
            "structured_files",
            "evidence_lines",
            "passages",
            "tasks",
            "answers_elsewhere");
  }

  @Test
  void nothing_is_erased_without_confirmation() {
    String archive = archived("asked", "Asked", "I live in Oakmoor.");

    http.post("/api/erasures", "{\"conversation_id\":\"" + archive + "\"}").expect(400);

    assertThat(archives.archive(archive).path("turns").asInt()).isEqualTo(1);
  }

  @Test
  void an_export_holds_everything_about_its_owner() throws Exception {
    String archive = archived("exported", "Exported", "I live in Saltgrave.");

    Map<String, String> files = export(gaia);

    assertThat(files)
        .containsKeys("contents.json", "tasks/erasures.json", "answers/citations.json");
    assertThat(files.get("conversations/raw_" + archive + ".json")).contains("Saltgrave");
    assertThat(files.get("structured_archives/" + archive + "_structured.md"))
        .contains("Saltgrave");
    String conversation = archive.substring(0, archive.indexOf('_'));
    String plain = files.getOrDefault("conversations/" + conversation + ".json", "");
    assertThat(plain).contains("Saltgrave");
    http.post("/api/conversations/import", plain).expect(200);
  }

  @Test
  @Order(LAST)
  void a_backup_that_is_restored_elsewhere_gives_the_same_answers() throws Exception {
    String archive = archived("backup", "Backed up", "My lantern hangs in Tarnwick tower.");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gaia.url() + "/api/operations/backup"))
            .POST(BodyPublishers.noBody())
            .build();
    Path backup = gaia.data().resolveSibling("backup.zip");
    HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(backup));
    String before = http.get("/api/structured_archive/" + archive).expect(200).body();
    gaia.kill();

    Map<String, String> restoring = Map.of("GAIA_RESTORE", backup.toString());
    try (GaiaServer other =
        GaiaServer.launch("restored", SharedServer.SETTINGS, Path.of(""), restoring)) {
      other.awaitReady();
      assertThat(other.http().get("/api/structured_archive/" + archive).expect(200).body())
          .isEqualTo(before);
      Await.until(
          "the index is filled again",
          PATIENCE,
          () -> other.http().get("/api/search?q=lantern+tower&k=3").body(),
          found -> found.contains("Tarnwick"));
      assertThat(export(other)).containsKey("conversations/raw_" + archive + ".json");
    }
  }

  @Test
  void figures_are_shown_to_prometheus_and_sent_by_otlp() {
    archived("measured", "Measured", "I live in Cindermoor.");
    http.get("/api/search?q=Cindermoor&k=3").expect(200);

    String shown =
        Await.until(
            "the task was counted",
            PATIENCE,
            () -> http.get("/metrics?scope=application").expect(200).body(),
            text ->
                text.contains("gaia_task_run_seconds_count")
                    && text.contains("state=\"processed\""));

    assertThat(shown)
        .containsPattern("gaia_archives\\{[^}]*state=\"processed\"[^}]*} [1-9]")
        .containsPattern("gaia_task_run_seconds_bucket\\{[^}]*le=\"\\+Inf\"[^}]*} [1-9]")
        .containsPattern("gaia_facts\\{[^}]*state=\"current\"[^}]*} [1-9]")
        .containsPattern("gaia_database_up\\{[^}]*} 1")
        .contains("gaia_search_seconds_count", "gaia_memory_limit_ratio")
        .doesNotContain("Cindermoor", "local");
    Await.until("figures were sent", PATIENCE, () -> collector.holds("metrics", "gaia_archives"));
    Await.until("a trace was sent", PATIENCE, () -> collector.holds("traces", "/search"));
  }

  @Test
  void a_trace_shows_the_request_the_task_and_what_that_queued() {
    String trace = "5b8efff798038103d269b633813fc60c";
    http.send(
            "POST",
            "/api/conversations/import",
            BodyPublishers.ofString(
                """
                {"archive": true, "conversations": [{"external_id": "traced", "title": "Traced",
                  "messages": [{"role": "user", "content": "I live in Hollowmere."}]}]}
                """),
            "Content-Type",
            "application/json",
            "traceparent",
            "00-" + trace + "-eee19b7ec3c1b174-01")
        .expect(200);

    List<OtlpSpan> spans =
        Await.until(
            "the task and the one that it queued were sent",
            PATIENCE,
            () -> collector.spans().stream().filter(span -> span.trace().equals(trace)).toList(),
            sent -> named(sent, "background embed_document").isPresent());

    OtlpSpan request =
        spans.stream().filter(span -> span.parent().equals("eee19b7ec3c1b174")).findFirst().get();
    OtlpSpan task = named(spans, "background summarize_conversation").orElseThrow();
    assertThat(task.parent()).isEqualTo(request.id());
    assertThat(named(spans, "background embed_document").orElseThrow().parent())
        .isEqualTo(task.id());
  }

  private static Optional<OtlpSpan> named(List<OtlpSpan> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).findFirst();
  }

  private static Map<String, String> export(GaiaServer server) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/export")).build();
    byte[] zip = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
