package gaia.search;

import static gaia.search.SearchFixtures.OWNER;
import static gaia.search.SearchFixtures.texts;
import static gaia.search.SearchFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;

import gaia.embedding.English;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceScanTest {

  private final SearchSource talk =
      new SearchFixtures.FixedSource(
          "archive",
          Map.of(
              "a1",
              SearchFixtures.talk(),
              "b1",
              List.of(turn("eve", "home", "b1", 0, "Eve", "lighthouse")),
              "c1",
              List.of(turn(OWNER, "work", "c1", 0, "Ada", "The lighthouse project starts."))));

  private final SourceScan scan = new SourceScan(new SearchSources(List.of(talk)), new English());

  @Test
  void texts_with_more_and_rarer_words_come_first() {
    List<SearchHit> hits =
        scan.find(SearchRequest.of("Who painted the lighthouse?", OWNER, 10), 10);

    assertThat(texts(hits))
        .containsExactly(
            "I went to the lake and painted the old lighthouse.", "The lighthouse project starts.");
    assertThat(hits.get(0).why()).isEqualTo("says painted, lighthouse");
    assertThat(hits.get(0).highlights()).hasSize(2);
  }

  @Test
  void all_filters_hold() {
    Instant from = Instant.parse("2026-05-01T12:01:00Z");
    SearchRequest request =
        new SearchRequest(
            "lighthouse dog",
            OWNER,
            10,
            SearchKind.TURN,
            "home",
            "a1",
            "ADA",
            from,
            from.plusSeconds(1));

    assertThat(scan.find(request, 10))
        .extracting(hit -> hit.document().position())
        .containsExactly(1);
  }

  @Test
  void not_more_than_k_and_nothing_for_words_that_nobody_said() {
    assertThat(scan.find(SearchRequest.of("lighthouse", OWNER, 10), 1)).hasSize(1);
    assertThat(scan.find(SearchRequest.of("the of qwertz", OWNER, 10), 10)).isEmpty();
  }
}
