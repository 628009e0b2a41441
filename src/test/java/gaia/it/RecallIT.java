package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class RecallIT {

  private final Http http;
  private final Archives archives;

  RecallIT(GaiaServer gaia) {
    http = gaia.http();
    archives = new Archives(http);
  }

  @BeforeEach
  void two_campaigns_talk_about_the_same_thing() {
    for (String campaign : List.of("recall-north", "recall-south")) {
      ObjectNode conversation =
          Archives.conversation(
              campaign, "The bell", "The Verdigris bell of " + campaign + " rang twice.", "Why?");
      conversation.put("campaign", campaign);
      Answer answer = archives.send(Archives.document(conversation)).expect(200);
      String group = answer.at("/imported/0").isMissingNode() ? "skipped" : "imported";
      archives.awaitSearchable(answer.at("/" + group + "/0/archive_id").asText());
    }
  }

  private Answer ask(String campaign) {
    String id =
        http.post("/api/conversations", "{\"campaign\":\"" + campaign + "\"}")
            .expect(201)
            .at("/conversation/id")
            .asText();
    return http.post(
            "/api/query", "{\"query\":\"Verdigris bell\",\"conversation_id\":\"" + id + "\"}")
        .expect(200);
  }

  @Test
  void a_conversation_remembers_its_own_campaign() {
    JsonNode citations = ask("recall-north").at("/citations");

    assertThat(citations.findValuesAsText("quote"))
        .isNotEmpty()
        .allMatch(quote -> !quote.contains("recall-south"));
  }

  @Test
  void a_conversation_without_a_campaign_remembers_everything() {
    String quotes = ask("default").at("/citations").findValuesAsText("quote").toString();

    assertThat(quotes).contains("recall-north").contains("recall-south");
  }

  @Test
  void the_answer_says_that_no_model_is_configured_and_is_marked_as_recalled() {
    Answer answer = ask("recall-north");
    String id = answer.at("/conversation_id").asText();

    assertThat(answer.at("/response").asText()).contains("No language model is configured");
    assertThat(http.get("/api/conversations/" + id).at("/messages/1/recalled").asBoolean())
        .isTrue();
  }
}
