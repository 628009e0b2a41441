package gaia.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.files.Json;
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
  void a_citation_tells_its_kind_over_http() throws Exception {
    Citation citation = Recall.chosen(List.of(hit(SearchKind.DOCUMENT, 4, "R\nIt"))).get(0);

    assertThat(Json.mapper().valueToTree(citation).path("kind").asText()).isEqualTo("document");
    assertThat(Json.mapper().valueToTree(citation).path("turn").asInt()).isEqualTo(4);
  }
}
