package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class ImportIT {

  private final Http http;
  private final Archives archives;

  ImportIT(GaiaServer gaia) {
    http = gaia.http();
    archives = new Archives(http);
  }

  @Test
  void every_item_is_stored_and_archived_when_the_answer_comes() {
    Answer answer =
        archives
            .send(
                Archives.document(
                    Archives.conversation("imp-a", "A", "The bridge is out.", "I see."),
                    Archives.conversation("imp-b", "B", "The pass is open.", "Good.")))
            .expect(200);

    assertThat(answer.at("/imported").findValuesAsText("external_id"))
        .containsExactly("imp-a", "imp-b");
    assertThat(answer.at("/skipped")).isEmpty();
    assertThat(answer.at("/refused")).isEmpty();
    for (var item : answer.at("/imported")) {
      http.get("/api/conversations/" + item.path("id").asText()).expect(200);
      http.get("/api/conversation/archive/" + item.path("archive_id").asText()).expect(200);
    }
  }

  @Test
  void what_is_already_there_is_skipped_with_its_ids() {
    String document =
        Archives.document(Archives.conversation("imp-twice", "Twice", "Once.", "Ok."));
    Answer first = archives.send(document).expect(200);

    Answer second = archives.send(document).expect(200);

    assertThat(second.at("/imported")).isEmpty();
    assertThat(second.at("/skipped")).hasSize(1);
    assertThat(second.at("/skipped/0")).isEqualTo(first.at("/imported/0"));
  }

  @Test
  void a_broken_item_is_refused_by_name_and_the_others_are_taken() {
    ObjectNode broken = Archives.conversation("imp-broken", "Broken", "Hello.");
    broken.withArray("messages").addObject().put("role", "user").put("content", 5);
    ObjectNode empty = Archives.conversation("imp-empty", "Empty");

    Answer answer =
        archives
            .send(
                Archives.document(
                    Archives.conversation("imp-before", "Before", "Fine.", "Yes."),
                    broken,
                    empty,
                    Archives.conversation("imp-after", "After", "Also fine.", "Yes.")))
            .expect(200);

    assertThat(answer.at("/imported").findValuesAsText("external_id"))
        .containsExactly("imp-before", "imp-after");
    assertThat(answer.at("/refused").findValuesAsText("external_id"))
        .containsExactly("imp-broken", "imp-empty");
    assertThat(answer.at("/refused").findValuesAsText("reason"))
        .allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  @Test
  void an_upload_that_breaks_off_keeps_what_was_whole() {
    String document =
        Archives.document(
            Archives.conversation("imp-whole", "Whole", "All of it.", "Yes."),
            Archives.conversation("imp-torn", "Torn", "Half of it.", "Yes."));

    Answer answer =
        archives.send(document.substring(0, document.indexOf("Half of it"))).expect(200);

    assertThat(answer.at("/imported").findValuesAsText("external_id")).containsExactly("imp-whole");
    assertThat(answer.at("/refused")).isNotEmpty();
  }
}
