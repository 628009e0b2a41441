package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedServer.class)
class ConversationsIT {

  private final Http http;
  private final Archives archives;

  ConversationsIT(GaiaServer gaia) {
    http = gaia.http();
    archives = new Archives(http);
  }

  private String start(String title) {
    Answer answer = http.post("/api/conversations", "{\"title\":\"" + title + "\"}").expect(201);
    return URI.create(answer.header("Location")).getPath();
  }

  @Test
  void what_was_said_is_read_back_in_order_and_unchanged() {
    String conversation = start("Order");
    String first = "Grüße from the 龙 🐉 <b>\\u0041</b>";
    http.post(
            conversation + "/messages",
            "{\"role\":\"user\",\"content\":\"" + first.replace("\\", "\\\\") + "\"}")
        .expect(201);
    http.post(
            conversation + "/messages",
            "[{\"role\":\"assistant\",\"content\":\"two\"},{\"role\":\"user\",\"content\":\"three\"}]")
        .expect(201);

    JsonNode messages = http.get(conversation).expect(200).at("/messages");

    assertThat(messages.findValuesAsText("content")).containsExactly(first, "two", "three");
    assertThat(messages.findValuesAsText("turn")).containsExactly("0", "1", "2");
    assertThat(messages.findValuesAsText("role")).containsExactly("user", "assistant", "user");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"role\":\"user\"}",
        "{\"role\":\"wizard\",\"content\":\"x\"}",
        "{\"content\":\"x\"}",
        "[{\"role\":\"user\",\"content\":\"x\"},null]",
        "{\"role\":\"user\",\"content\":\"x\",\"created\":\"yesterday\"}"
      })
  void a_message_that_is_not_whole_is_refused_and_nothing_of_it_is_stored(String body) {
    String conversation = start("Refused");

    http.post(conversation + "/messages", body).expect(400);

    assertThat(http.get(conversation).expect(200).at("/messages")).isEmpty();
  }

  @Test
  void a_question_goes_on_with_its_conversation() {
    Answer first = http.post("/api/query", "{\"query\":\"Where is the map?\"}").expect(200);
    String id = first.at("/conversation_id").asText();

    Answer second =
        http.post("/api/query", "{\"query\":\"And the key?\",\"conversation_id\":\"" + id + "\"}")
            .expect(200);

    assertThat(second.at("/conversation_id").asText()).isEqualTo(id);
    assertThat(second.at("/response").asText()).isNotBlank();
    assertThat(second.at("/citations").isArray()).isTrue();
    assertThat(http.get("/api/conversations/" + id).expect(200).at("/messages")).hasSize(4);
  }

  @Test
  void an_archived_conversation_can_not_be_added_to() {
    String conversation = start("Closed");
    String message = "{\"role\":\"user\",\"content\":\"The seal is broken.\"}";
    http.post(conversation + "/messages", message).expect(201);
    http.post(conversation + "/archive").expect(200);

    http.post(conversation + "/messages", message).expect(409);
  }

  @Test
  void an_archive_keeps_every_turn_and_is_processed() {
    String conversation = start("Kept");
    http.post(
            conversation + "/messages",
            "[{\"role\":\"user\",\"content\":\"The oath was sworn at Harrowgate.\"},"
                + "{\"role\":\"assistant\",\"content\":\"Harrowgate, then.\"}]")
        .expect(201);
    String id = http.post(conversation + "/archive").expect(200).at("/id").asText();

    archives.awaitProcessed(id);

    Answer archive = http.get("/api/conversation/archive/" + id).expect(200);
    assertThat(archive.at("/archive/turns").asInt()).isEqualTo(2);
    assertThat(archive.at("/content").asText())
        .contains("The oath was sworn at Harrowgate.", "Harrowgate, then.");
  }

  @Test
  void conversations_are_listed_page_by_page() {
    start("Page one");
    start("Page two");

    Answer first = http.get("/api/conversations?limit=1").expect(200);
    Answer second =
        http.get("/api/conversations?limit=1&cursor=" + first.at("/next").asText()).expect(200);

    assertThat(first.at("/conversations/0/title").asText()).isEqualTo("Page two");
    assertThat(second.at("/conversations/0/title").asText()).isEqualTo("Page one");
  }

  @Test
  void a_deleted_conversation_is_gone() {
    String conversation = start("Gone");

    http.delete(conversation).expect(204);

    http.get(conversation).expect(404);
  }
}
