package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class KnowledgeIT {

  private static final String CAMPAIGN = "knowledge-it";

  private final Http http;
  private final Archives archives;

  KnowledgeIT(GaiaServer gaia) {
    http = gaia.http();
    archives = new Archives(http);
  }

  @BeforeEach
  void somebody_moved() {
    tell("Moved", "2024-05-01T12:00:00Z", "I live in Quellport. My birthday is on 12 May.");
    tell("Later", "2024-06-01T12:00:00Z", "I moved to Brackhaven. My birthday is on 13 May.");
    Await.until(
        "the facts of both conversations",
        Duration.ofMinutes(3),
        () -> facts("&status=all").size() >= 4);
  }

  private void tell(String title, String moment, String said) {
    ObjectNode conversation = Archives.conversation(title, title, said);
    conversation.put("campaign", CAMPAIGN);
    ObjectNode message = (ObjectNode) ((ArrayNode) conversation.get("messages")).get(0);
    message.put("speaker", "Ilse");
    message.put("created", moment);
    archives.send(Archives.document(conversation)).expect(200);
  }

  private JsonNode facts(String query) {
    return http.get("/api/knowledge/facts?campaign=" + CAMPAIGN + query).expect(200).at("/facts");
  }

  @Test
  void a_move_is_known_with_its_time_and_its_words() {
    List<String> now = facts("&status=current&predicate=lives_in").findValuesAsText("object");
    List<String> then = facts("&as_of=2024-05-15&predicate=lives_in").findValuesAsText("object");
    String id = facts("&status=current&predicate=lives_in").get(0).get("id").asText();

    assertThat(now).containsExactly("Brackhaven");
    assertThat(then).containsExactly("Quellport");
    assertThat(http.get("/api/knowledge/facts/" + id).expect(200).at("/sources/0/quote").asText())
        .isEqualTo("I moved to Brackhaven.");
  }

  @Test
  void two_birthdays_wait_for_a_person_and_the_decision_can_be_taken_back() {
    String path = "/api/knowledge/conflicts/" + conflict();

    String act = http.post(path, "{\"decision\":\"keep_a\"}").expect(200).at("/act").asText();
    assertThat(facts("&status=current&predicate=born_on").findValuesAsText("object"))
        .containsExactly("12 May");

    http.post("/api/knowledge/decisions/" + act + "/undo", "{}").expect(200);
    assertThat(facts("&status=current&predicate=born_on")).hasSize(2);
  }

  private String conflict() {
    for (JsonNode one : http.get("/api/knowledge/conflicts").expect(200).at("/conflicts")) {
      if (one.get("campaign").asText().equals(CAMPAIGN)) {
        return one.get("id").asText();
      }
    }
    throw new AssertionError("two birthdays are no conflict");
  }

  @Test
  void what_a_person_writes_into_a_structured_archive_is_known() {
    String id =
        archives.awaitProcessed(
            archives.add("edited-facts", "Edited", "I live in Quellport.", "I see."));
    String path = "/api/structured_archive/" + id;
    String file = http.get(path).expect(200).at("/content").asText();
    String before = file.substring(file.indexOf("\n# ") + 1);
    ObjectNode edit = JsonNodeFactory.instance.objectNode();
    edit.put("before", before);
    edit.put(
        "after",
        before.replaceFirst(
            "## Key facts\n", "## Key facts\n\n- Orsina works at the bell foundry.\n"));

    http.put(path, edit.toString()).expect(200);

    Await.until(
        "the fact that was written",
        Duration.ofMinutes(2),
        () ->
            http.get("/api/knowledge/facts?predicate=works_at&status=current")
                .expect(200)
                .at("/facts")
                .findValuesAsText("subject")
                .contains("Orsina"));
  }

  @Test
  void the_graph_is_given_in_two_formats() {
    assertThat(http.get("/api/knowledge/graph/graphml?campaign=" + CAMPAIGN).expect(200).body())
        .contains("<graphml")
        .contains("Brackhaven");
    assertThat(http.get("/api/knowledge/graph/jsonld?campaign=" + CAMPAIGN).expect(200).body())
        .contains("@context")
        .contains("Brackhaven");
  }

  @Test
  void the_chat_cites_what_is_true_now_and_since_when() {
    String id =
        http.post("/api/conversations", "{\"campaign\":\"" + CAMPAIGN + "\"}")
            .expect(201)
            .at("/conversation/id")
            .asText();
    String question =
        "{\"query\":\"Where does Ilse live, in Brackhaven?\",\"conversation_id\":\"" + id + "\"}";

    String cited =
        Await.until(
            "the fact is cited",
            Duration.ofMinutes(2),
            () ->
                http.post("/api/query", question)
                    .expect(200)
                    .at("/citations")
                    .findValuesAsText("quote")
                    .toString(),
            quotes -> quotes.contains("Ilse lives in Brackhaven. (since 1 June 2024)"));
    assertThat(cited).contains("I moved to Brackhaven.");
  }

  @Test
  void a_clean_up_can_be_asked_for_and_says_what_it_did() {
    assertThat(http.post("/api/knowledge/cleanup", "{}").expect(200).at("/tasks")).isNotEmpty();
    assertThat(http.get("/api/knowledge/cleanup").expect(200).at("/success").asBoolean()).isTrue();
  }

  @Test
  void the_pages_show_it() {
    assertThat(http.get("/knowledge.xhtml?q=Brackhaven").expect(200).body()).contains("Brackhaven");
    assertThat(http.get("/review.xhtml").expect(200).body()).contains("My birthday is on 12 May.");
  }
}
