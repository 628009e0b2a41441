package gaia.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.client.BackgroundClient.Task;
import gaia.client.ConversationsClient.Import;
import gaia.client.ConversationsClient.Message;
import gaia.client.ConversationsClient.Stored;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordMembersTest {

  private static JsonValue parsed(String json) {
    return Json.createReader(new StringReader(json)).readValue();
  }

  @Test
  void names_are_words_with_underscores() {
    assertThat(RecordMembers.name("conversationId")).isEqualTo("conversation_id");
    assertThat(RecordMembers.name("id")).isEqualTo("id");
  }

  @Test
  void what_is_null_is_not_sent() {
    assertThat(RecordMembers.json(Message.said("Mara", "The lamp stays dark.")))
        .hasToString(
            "{\"role\":\"user\",\"speaker\":\"Mara\",\"content\":\"The lamp stays dark.\"}");
  }

  @Test
  void truth_values_and_lists_are_sent_as_such() {
    assertThat(RecordMembers.json(new Import(List.of(), true)))
        .hasToString("{\"conversations\":[],\"archive\":true}");
  }

  @Test
  void members_of_a_newer_server_are_passed_over() {
    Object read =
        RecordMembers.value(
            Stored.class, parsed("{\"conversation_id\":\"c\",\"messages\":[],\"new\":{\"a\":1}}"));

    assertThat(read).isEqualTo(new Stored("c", List.of()));
  }

  @Test
  void moments_maps_and_numbers_are_read() {
    Task task =
        (Task)
            RecordMembers.required(
                Task.class,
                parsed(
                    """
                    {"id":"t","type":"summarize_conversation","status":"completed",
                     "created":"2026-11-22T10:00:00Z","data":{"archive":"a"},"attempts":2,
                     "campaign":"default","priority":10,"max_attempts":5,"finished":null,
                     "progress":0.5}
                    """));

    assertThat(task.created()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(task.data()).isEqualTo(Map.of("archive", "a"));
    assertThat(task.progress()).isEqualTo(0.5);
    assertThat(task.finished()).isNull();
  }

  @Test
  void an_answer_that_is_null_is_no_answer() {
    assertThatThrownBy(() -> RecordMembers.required(Stored.class, JsonValue.NULL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void what_is_written_is_read_again(@ForAll String speaker, @ForAll String content) {
    Message message = Message.said(speaker, content);

    JsonValue json = parsed(RecordMembers.json(message).toString());

    assertThat(RecordMembers.value(Message.class, json)).isEqualTo(message);
  }
}
