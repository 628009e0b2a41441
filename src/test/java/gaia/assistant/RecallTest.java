package gaia.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.files.Json;
import gaia.search.Origin;
import gaia.search.SearchDocument;
import gaia.search.SearchHit;
import gaia.search.SearchKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecallTest {

  private static SearchHit hit(SearchKind kind, int position, String text) {
    return new SearchHit(
        new SearchDocument(kind, "o", "c", "group", position, null, null, text), List.of(), 1, "");
  }

  private static List<Integer> places(Stream<SearchHit> hits) {
    return Recall.chosen(hits.toList()).stream().map(Citation::turn).toList();
  }

  @Test
  void turns_and_documents_are_cited_in_the_order_of_their_scores() {
    assertThat(
            places(
                Stream.of(
                    hit(SearchKind.DOCUMENT, 1, "Rules\nWater."),
                    hit(SearchKind.PASSAGE, 2, "Summary"),
                    hit(SearchKind.TURN, 3, "Said"))))
        .containsExactly(1, 3);
  }

  @Test
  void documents_leave_room_for_what_was_said() {
    Stream<SearchHit> documents =
        Stream.of(1, 2, 3, 4, 5, 6, 7).map(i -> hit(SearchKind.DOCUMENT, i, "Rules\nWater."));
    Stream<SearchHit> turns = Stream.of(11, 12, 13, 14).map(i -> hit(SearchKind.TURN, i, "Said"));

    assertThat(places(Stream.concat(documents, turns))).containsExactly(1, 2, 3, 11, 12, 13);
  }

  @Test
  void a_document_is_named_by_its_headings_and_quoted_without_them() {
    Citation citation =
        Recall.chosen(List.of(hit(SearchKind.DOCUMENT, 4, "R › Sea\nOf\nit"))).get(0);

    assertThat(citation.speaker()).isEqualTo("R › Sea");
    assertThat(citation.quote()).isEqualTo("Of\nit");
    assertThat(citation.kind()).isEqualTo(SearchKind.DOCUMENT);
  }

  @Test
  void a_citation_of_a_document_says_so() {
    assertThat(Recall.chosen(List.of(hit(SearchKind.DOCUMENT, 4, "R\nIt"))).get(0).origin())
        .isEqualTo(Origin.DOCUMENT);
  }

  @Test
  void a_prompt_marks_what_the_person_did_not_say() {
    Citation said = new Citation("a", 0, "Ilse sells rope.", 1, "Jonas", null);

    assertThat(Memories.block(List.of(said, said.from(Origin.SHARED))))
        .contains("[1] Jonas, an unknown day: Ilse")
        .contains("[2] Jonas, an unknown day (shared by somebody else): Ilse");
  }

  @Test
  void a_citation_tells_its_kind_over_http() throws Exception {
    Citation citation = Recall.chosen(List.of(hit(SearchKind.DOCUMENT, 4, "R\nIt"))).get(0);

    assertThat(Json.mapper().valueToTree(citation).path("kind").asText()).isEqualTo("document");
    assertThat(Json.mapper().valueToTree(citation).path("turn").asInt()).isEqualTo(4);
  }

  @Test
  void a_fact_is_cited_by_the_turn_it_rests_on_what_is_true_now_before_what_was() {
    Citation now =
        new Citation("a2", 3, "Tom lives in Bonn (since 3 May 2024) — “x”", 1, "T", null);
    Citation then =
        new Citation("a1", 0, "Tom lives in Oslo (until 3 May 2024) — “y”", 1, "T", null);

    List<Citation> chosen =
        Recall.chosen(
            List.of(hit(SearchKind.FACT, 0, "Tom lives in Oslo"), hit(SearchKind.TURN, 5, "Hm")),
            hit -> List.of(now, then));

    assertThat(chosen).extracting(Citation::turn).containsExactly(3, 0, 5);
    assertThat(chosen).allMatch(Citation::wasSaid);
  }

  @Test
  void a_turn_is_cited_once_whether_as_such_or_for_a_fact() {
    Citation known = new Citation("group", 5, "Tom lives in Bonn. — “Hm”", 1, "T", null);

    assertThat(
            Recall.chosen(
                List.of(hit(SearchKind.FACT, 0, "Tom"), hit(SearchKind.TURN, 5, "Hm")),
                hit -> List.of(known)))
        .containsExactly(known);
  }
}
