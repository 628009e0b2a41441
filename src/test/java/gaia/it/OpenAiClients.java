package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.languagemodel.FakeOpenAiServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Programs that were written for the OpenAI API, at a server with a language model: one that
 * whoever inherits these tests starts.
 */
@SuppressWarnings("NullAway.Init") // Set by whoever starts the server.
abstract class OpenAiClients {

  static final Duration PATIENCE = Duration.ofMinutes(3);

  static FakeOpenAiServer fake;
  static GaiaServer gaia;

  static Answer ask(String json) {
    return gaia.http().post("/api/query", json);
  }

  static Answer follow(String path, String json) {
    return gaia.http()
        .send(
            "POST",
            path,
            BodyPublishers.ofString(json),
            "Content-Type",
            "application/json",
            "Accept",
            "text/event-stream");
  }

  @Test
  void a_client_of_the_openai_api_talks_through_gaia_which_records_it_once() {
    String first = "{\"role\":\"user\",\"content\":\"Who keeps the Ombrel lamp?\"}";
    Answer one = complete("{\"user\":\"mara\",\"messages\":[" + first + "]}").expect(200);
    String id = one.at("/gaia/conversation_id").asText();
    Answer two =
        complete(
                "{\"user\":\"mara\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                    + first
                    + ",{\"role\":\"assistant\",\"content\":\"Quilla Dane.\"},"
                    + "{\"role\":\"user\",\"content\":\"Since when?\"}]}")
            .expect(200);

    assertThat(one.at("/object").asText()).isEqualTo("chat.completion");
    assertThat(one.at("/choices/0/message/content").asText())
        .startsWith("Quilla Dane keeps it [1]");
    assertThat(one.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    assertThat(one.at("/usage/completion_tokens").asInt()).isPositive();
    assertThat(two.at("/gaia/conversation_id").asText()).isEqualTo(id);
    assertThat(two.header("X-GAIA-Conversation")).isEqualTo(id);
    assertThat(fake.bodies().get(fake.bodies().size() - 1)).contains("Be brief.");
    JsonNode messages = gaia.http().get("/api/conversations/" + id).expect(200).at("/messages");
    assertThat(messages.findValuesAsText("role"))
        .containsExactly("user", "assistant", "user", "assistant");
  }

  private static Answer complete(String json) {
    return gaia.http().post("/v1/chat/completions", json);
  }

  @Test
  void a_client_of_the_openai_api_can_follow_too() {
    String body =
        follow(
                "/v1/chat/completions",
                "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Who?\"}]}")
            .expect(200)
            .body();

    assertThat(body).contains("\"object\":\"chat.completion.chunk\"").contains("\"delta\"");
    assertThat(body).contains("\"finish_reason\":\"stop\"").endsWith("data: [DONE]\n\n");
  }

  @Test
  void a_conversation_that_outgrows_the_context_is_carried_on_by_its_summary_there_too() {
    StringBuilder turns = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      turns.append(
          i % 2 == 0
              ? said("user", "Of the keepers, number %d: %s".formatted(i, "on and on ".repeat(80)))
              : said("assistant", "I see."));
    }
    String talk = "[" + turns + last("And now?");
    Answer first = named("{\"messages\":" + talk + "]}").expect(200);
    String id = first.at("/gaia/conversation_id").asText();
    Await.until("the summary is written", PATIENCE, () -> completed("compact_conversation", id));

    String more = said("assistant", "Nothing.") + last("And then?");
    named("{\"messages\":" + talk + "," + more + "]}").expect(200);
    assertThat(lastAsked()).contains(ExtractionAnswers.SUMMARY, "And then?");

    ask("{\"query\":\"And at last?\",\"conversation_id\":\"" + id + "\"}").expect(200);
    assertThat(lastAsked()).contains(ExtractionAnswers.SUMMARY, "And at last?");
  }

  private static String said(String role, String content) {
    return "{\"role\":\"%s\",\"content\":\"%s\"},".formatted(role, content);
  }

  private static String last(String content) {
    return said("user", content).replaceAll(",$", "");
  }

  private static Answer named(String json) {
    return gaia.http()
        .send(
            "POST",
            "/v1/chat/completions",
            BodyPublishers.ofString(json),
            "Content-Type",
            "application/json",
            "X-GAIA-Conversation",
            "the keepers");
  }

  private static boolean completed(String type, String conversation) {
    JsonNode tasks = gaia.http().get("/api/background/tasks?type=" + type).expect(200).at("/tasks");
    for (JsonNode task : tasks) {
      if (task.at("/data/conversation_id").asText().equals(conversation)) {
        return task.path("status").asText().equals("completed");
      }
    }
    return false;
  }

  private static String lastAsked() {
    return fake.bodies().get(fake.bodies().size() - 1);
  }

  @Test
  void a_client_of_the_openai_api_is_a_person_who_is_there() {
    String before = lastActivity();

    complete("{\"messages\":[{\"role\":\"user\",\"content\":\"Who?\"}]}").expect(200);

    assertThat(lastActivity()).isNotEqualTo(before);
  }

  /** The status is made anew for somebody who has just wished for something. */
  private static String lastActivity() {
    gaia.http().post("/api/background/resume").expect(200);
    return gaia.http()
        .get("/api/background/status")
        .expect(200)
        .at("/status/tasks/last_activity")
        .asText();
  }

  @Test
  void faults_have_the_form_that_such_clients_know() {
    assertThat(complete("{\"messages\":[]}").expect(400).at("/error/type").asText())
        .isEqualTo("invalid_request_error");
    assertThat(complete("{not json").expect(400).at("/error/message").asText()).isNotBlank();
    assertThat(gaia.http().get("/v1/nothing").expect(404).at("/error/code").asText())
        .isEqualTo("not_found");
    assertThat(gaia.http().get("/v1/models").expect(200).at("/data/0/id").asText())
        .isEqualTo("gaia");
  }
}
