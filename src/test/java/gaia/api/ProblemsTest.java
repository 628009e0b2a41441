package gaia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.access.Refusal;
import gaia.files.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  /** A body as a resource would have it. */
  public record Body(int count) {}

  private static Problem whenReading(byte[] json) {
    return Problems.of(catchThrowable(() -> Json.mapper().readValue(json, Body.class)));
  }

  private static Problem whenReading(String json) {
    return whenReading(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void broken_json_is_a_mistake_of_the_client_and_says_where() {
    assertThat(whenReading("{\"count\":"))
        .returns(400, Problem::status)
        .extracting(Problem::detail)
        .asString()
        .contains("line 1");
  }

  @Test
  void a_wrong_type_names_the_member_and_no_class() {
    assertThat(whenReading("{\"count\":\"many\"}").detail())
        .contains("count")
        .doesNotContain("gaia")
        .doesNotContain("java");
  }

  @Test
  void bytes_that_are_no_text_are_a_mistake_of_the_client() {
    assertThat(whenReading(new byte[] {'{', '"', (byte) 0xff, '"'}).status()).isEqualTo(400);
  }

  @Test
  void a_refusal_keeps_its_words() {
    assertThat(Problems.of(Refusal.conflict("It is empty.")))
        .returns(409, Problem::status)
        .returns("It is empty.", Problem::detail);
  }

  @Test
  void a_fault_of_the_house_says_nothing_of_its_inside() {
    Problem problem = Problems.of(new IllegalStateException("select * from secret"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.json()).doesNotContain("secret");
  }

  @Test
  void a_full_disk_is_named_wherever_it_hides() {
    Throwable full =
        new IllegalStateException(
            new java.sql.SQLException(new java.io.IOException("No space left on device")));

    assertThat(Problems.of(full).status()).isEqualTo(507);
  }

  @Test
  void a_database_that_is_away_is_worth_another_try() {
    Throwable away =
        new IllegalStateException(new java.sql.SQLNonTransientConnectionException("closed"));

    assertThat(Problems.of(away).status()).isEqualTo(503);
  }

  @Test
  void old_clients_find_error_and_message() throws Exception {
    JsonNode json = Json.mapper().readTree(Problems.of(Refusal.notFound("No such task.")).json());

    assertThat(json.get("error").asText()).isEqualTo("Not Found");
    assertThat(json.get("message").asText()).isEqualTo("No such task.");
    assertThat(json.get("status").asInt()).isEqualTo(404);
  }
}
