package gaia.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients do wrong is told to them in one form, and nothing about the inside with it. */
@ExtendWith(SharedServer.class)
class ProblemIT {

  private static final String INSIDE =
      "(?is).*(exception|stack ?trace|\\tat |java[.x]|jakarta\\.|gaia\\.[a-z]+\\.|resteasy|jdbc:"
          + "|select |insert |/(usr|home|tmp|var|opt|root)/|target/|wlp).*";

  private final Http http;

  ProblemIT(GaiaServer gaia) {
    http = gaia.http();
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    for (String member : new String[] {"type", "title", "detail", "instance", "error", "message"}) {
      assertThat(problem.path(member).asText()).as(member).isNotBlank();
    }
    assertThat(answer.body()).doesNotMatch(INSIDE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "{\"query\":",
        "{\"query\":\"x\"} {}",
        "{\"query\":\"x\",}",
        "{'query':'x'}",
        "null",
        "[]",
        "17",
        "{\"query\":{\"deep\":1}}",
        "{\"query\":[\"x\"]}",
        "{}",
        "{\"query\":\"\"}",
        "{\"query\":null}"
      })
  void a_question_that_is_none_is_400(String body) {
    assertProblem(http.post("/api/query", body), 400);
  }

  @Test
  void json_nested_without_end_is_400() {
    assertProblem(http.post("/api/query", "{\"query\":" + "[".repeat(50_000)), 400);
  }

  @Test
  void bytes_that_are_not_utf_8_are_400() {
    byte[] body = "{\"query\":\"caf?\"}".getBytes(UTF_8);
    body[13] = (byte) 0xE9;

    Answer answer =
        http.send(
            "POST", "/api/query", BodyPublishers.ofByteArray(body), "Content-Type", Http.JSON);

    assertProblem(answer, 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/background/pause|{\"minutes\":\"soon\"}",
        "/api/background/pause|{\"minutes\":-1}",
        "/api/background/pause|{\"minutes\":99999999999}",
        "/api/conversations|{\"title\":{\"no\":\"title\"}}",
        "/api/conversation/relevant|{\"query\":7.5e}",
        "/api/conversation/relevant|{}"
      })
  void a_value_of_the_wrong_type_or_range_is_400(String path, String body) {
    assertProblem(http.post(path, body), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/background/tasks?limit=0",
        "/api/background/tasks?limit=501",
        "/api/background/tasks?state=asleep",
        "/api/search?q=x&k=many",
        "/api/search?q=x&k=-1",
        "/api/search?q=x&kind=rumour",
        "/api/search?q=x&from=yesterday"
      })
  void a_parameter_out_of_its_range_is_400(String path) {
    assertProblem(http.get(path), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nothing",
        "/api/background/task/unknown",
        "/api/structured_archive/unknown",
        "/api/conversations/unknown",
        "/api/conversation/archive/unknown",
        "/api/background/task/"
            + "a-very-long-id-that-nobody-has-ever-given-to-anything-in-this-house-12345678901",
        "/api/background/task/'%20or%201=1--",
        "/api/background/task/%F0%9F%90%89"
      })
  void what_is_not_there_is_404(String path) {
    assertProblem(http.get(path), 404);
  }

  /** Some of these never reach the API, because the server has already followed the dots. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/structured_archive/..",
        "/api/structured_archive/%2e%2e",
        "/api/structured_archive/..%2F..%2F.gaia%2Fgaia.mv.db",
        "/api/structured_archive/..%5C..%5Cserver.xml",
        "/api/structured_archive/x%00.md",
        "/api/conversation/archive/..%2F..%2F..%2F..%2Fetc%2Fpasswd",
        "/api/v1/structured_archive/..%2F..%2F..%2Fserver.xml"
      })
  void a_path_that_climbs_finds_nothing_and_learns_nothing(String path) {
    Answer answer = http.get(path);

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.body()).doesNotMatch(INSIDE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "retry", "run_now"})
  void steering_an_unknown_task_is_404(String action) {
    assertProblem(http.post("/api/background/task/unknown/" + action), 404);
  }

  @Test
  void archiving_an_empty_conversation_is_409() {
    String id = http.post("/api/conversations", "{}").expect(201).at("/conversation/id").asText();

    assertProblem(http.post("/api/conversations/" + id + "/archive"), 409);
  }

  @Test
  void archiving_when_nothing_is_left_to_archive_is_409() {
    Answer last =
        Await.until(
            "every open conversation is archived",
            Duration.ofMinutes(1),
            () -> http.post("/api/conversation/archive/background"),
            answer -> answer.status() != 200);

    assertProblem(last, 409);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/background/status",
    "PUT, /api/structured_archives",
    "GET, /api/query",
    "GET, /api/background/register_activity"
  })
  void a_method_that_is_not_there_is_405(String method, String path) {
    Answer answer = http.send(method, path, BodyPublishers.noBody());

    assertProblem(answer, 405);
    assertThat(answer.header("Allow")).isNotBlank();
  }

  @Test
  void a_body_of_another_media_type_is_415() {
    Answer answer =
        http.send(
            "POST", "/api/query", BodyPublishers.ofString("query=x"), "Content-Type", "text/plain");

    assertProblem(answer, 415);
  }

  @Test
  void asking_for_another_media_type_is_406() {
    assertProblem(http.get("/api/background/status", "Accept", "application/xml"), 406);
  }

  @Test
  void a_body_over_the_limit_is_413() {
    String body = "{\"query\":\"" + "x".repeat(SharedServer.MAX_BODY) + "\"}";

    assertProblem(http.post("/api/query", body), 413);
  }

  @Test
  void a_body_over_the_limit_that_hides_its_length_is_413() {
    byte[] body = ("{\"query\":\"" + "x".repeat(SharedServer.MAX_BODY) + "\"}").getBytes(UTF_8);

    Answer answer =
        http.send(
            "POST",
            "/api/query",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
            "Content-Type",
            Http.JSON);

    assertProblem(answer, 413);
  }
}
