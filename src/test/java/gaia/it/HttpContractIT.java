package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of all routes together. */
@ExtendWith(SharedServer.class)
class HttpContractIT {

  private final Http http;

  HttpContractIT(GaiaServer gaia) {
    http = gaia.http();
  }

  private Answer post(String path, String json, String key) {
    return http.send(
        "POST",
        path,
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        key);
  }

  private Answer form(String key, String boundary, String content) {
    String body =
        "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"once.md\"\r\n\r\n%2$s\r\n--%1$s--\r\n"
            .formatted(boundary, content);
    return http.send(
        "POST",
        "/api/documents",
        BodyPublishers.ofString(body),
        "Content-Type",
        "multipart/form-data; boundary=" + boundary,
        "Idempotency-Key",
        key);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/conversations", "/api/v1/conversations"})
  void whoever_sends_again_what_has_a_key_gets_the_first_answer(String path) {
    String key = key();
    String wanted = "{\"title\":\"Once\"}";

    Answer first = post(path, wanted, key).expect(201);
    Answer second = post(path, wanted, key).expect(201);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    post("/api/conversations", wanted, key()).expect(201);
    assertThat(post(path, "{\"title\":\"Twice\"}", key).expect(422).at("/error").asText())
        .isEqualTo("Unprocessable Content");
    assertThat(post("/api/query", wanted, key).status()).isEqualTo(422);
  }

  @Test
  void messages_questions_and_forms_are_taken_once() {
    String conversation =
        http.post("/api/conversations", "{\"title\":\"Keyed\"}")
            .expect(201)
            .at("/conversation/id")
            .asText();
    String path = "/api/conversations/" + conversation;
    String said = key();
    String asked = key();
    for (int i = 0; i < 2; i++) {
      post(path + "/messages", "{\"role\":\"user\",\"content\":\"once\"}", said).expect(201);
      post(
              "/api/query",
              "{\"query\":\"what?\",\"conversation_id\":\"" + conversation + "\"}",
              asked)
          .expect(200);
    }
    assertThat(http.get(path).at("/messages")).hasSize(3);

    String sent = key();
    String id = form(sent, "first-7", "# Bells").expect(201).at("/documents/0/id").asText();
    assertThat(form(sent, "second-8", "# Bells").expect(201).at("/documents/0/id").asText())
        .isEqualTo(id);
    form(sent, "third-9", "# Cells").expect(422);
  }

  @Test
  void a_refusal_does_not_use_the_key_up_and_a_bad_key_is_refused() {
    String key = key();

    post("/api/conversations/none/messages", "{\"role\":\"user\",\"content\":\"x\"}", key)
        .expect(404);
    post("/api/conversations", "{\"title\":\"After\"}", key).expect(201);
    post("/api/conversations", "{}", "a b").expect(400);
    post("/api/conversations", "{}", "x".repeat(201)).expect(400);
  }

  @Test
  void programs_of_openai_may_send_again_too() {
    String key = key();
    String asked = "{\"model\":\"gaia\",\"messages\":[{\"role\":\"user\",\"content\":\"Rope?\"}]}";

    String first = post("/v1/chat/completions", asked, key).expect(200).body();

    assertThat(post("/v1/chat/completions", asked, key).expect(200).body()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/conversations?limit=1",
        "/api/v1/settings",
        "/api/structured_archives",
        "/api/documents",
        "/api/knowledge/facts"
      })
  void a_read_has_a_strong_tag_and_is_not_sent_twice(String path) {
    Answer first = http.get(path).expect(200);
    String tag = first.header("ETag");

    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
    Answer again = http.get(path, "If-None-Match", tag).expect(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    http.get(path, "If-None-Match", "\"other\"").expect(200);
  }

  @Test
  void of_two_people_who_change_the_same_the_later_one_is_told() {
    String id = http.post("/api/conversations", "{}").expect(201).at("/conversation/id").asText();
    String path = "/api/conversations/" + id;
    String seen = http.get(path).header("ETag");
    http.post(path + "/messages", "{\"role\":\"user\",\"content\":\"wait\"}").expect(201);

    Answer late = delete(path, seen).expect(412);
    assertThat(late.header("Content-Type")).startsWith("application/problem+json");
    http.get(path).expect(200);
    delete("/api/v1/conversations/" + id, "\"x\"").expect(412);

    delete("/api/v1/conversations/" + id, http.get(path).header("ETag")).expect(204);
    delete(path, "*").expect(412);
  }

  private Answer delete(String path, String tag) {
    return http.send("DELETE", path, BodyPublishers.noBody(), "If-Match", tag);
  }

  @Test
  void use_work_and_knowledge_are_told_one_by_one() {
    Answer usage = http.get("/api/analytics/usage").expect(200);
    assertThat(usage.at("/success").asBoolean()).isTrue();
    assertThat(usage.at("/hours")).hasSize(168);
    assertThat(usage.at("/hours/0/day").asText()).isEqualTo("monday");
    assertThat(http.get("/api/analytics/processing").expect(200).at("/days")).hasSize(28);
    assertThat(http.get("/api/analytics/knowledge").expect(200).at("/days")).hasSize(28);
    http.get("/api/analytics/learning").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "oldest", "next"})
  void tasks_are_listed_page_by_page_in_each_order(String sort) {
    Archives archives = new Archives(http);
    archives.add("order-1-" + sort, "Order", "One.");
    archives.add("order-2-" + sort, "Order", "Two.");
    String path = "/api/background/tasks?limit=1&sort=" + sort;

    Answer first = http.get(path).expect(200);
    Answer second = http.get(path + "&cursor=" + first.at("/next").asText()).expect(200);

    assertThat(first.at("/tasks")).hasSize(1);
    assertThat(second.at("/tasks")).hasSize(1);
    assertThat(second.at("/tasks/0/id")).isNotEqualTo(first.at("/tasks/0/id"));
    http.get("/api/background/tasks?sort=random").expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/knowledge/facts",
        "/api/knowledge/entities",
        "/api/knowledge/conflicts",
        "/api/knowledge/decisions",
        "/api/knowledge/cleanup",
        "/api/erasures",
        "/api/structured_archives",
        "/api/conversations",
        "/api/conversation/archives",
        "/api/documents",
        "/api/background/tasks",
        "/api/background/reasons",
        "/api/lora/adapters"
      })
  void every_list_has_pages(String path) {
    assertThat(http.get(path + "?limit=500").expect(200).json().has("next")).isTrue();
    http.get(path + "?limit=501").expect(400);
    http.get(path + "?limit=0").expect(400);
  }

  @Test
  void the_description_names_the_headers() {
    String described = http.get("/openapi", "Accept", "application/json").expect(200).body();

    assertThat(described).contains("Idempotency-Key", "If-None-Match", "If-Match");
  }
}
