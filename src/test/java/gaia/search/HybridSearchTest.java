package gaia.search;

import static gaia.search.SearchFixtures.GROUP;
import static gaia.search.SearchFixtures.OWNER;
import static gaia.search.SearchFixtures.texts;
import static gaia.search.SearchFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;

import gaia.access.SharedCampaign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HybridSearchTest {

  private final Path folder;
  private HybridSearch search;

  HybridSearchTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    search = HybridSearch.open(folder, SearchFixtures.CLOCK);
    search.index(GROUP, SearchFixtures.talk());
  }

  @AfterEach
  void close() throws IOException {
    search.close();
  }

  @Test
  void the_turn_that_says_it_comes_first() throws IOException {
    SearchHit first = find("Where was the lighthouse painted?").get(0);

    assertThat(first.document()).isEqualTo(SearchFixtures.talk().get(1));
    assertThat(first.why()).contains("painted").contains("lighthouse");
  }

  @Test
  void highlights_are_the_words_of_the_text_that_were_asked_for() throws IOException {
    SearchHit first = find("painting lighthouses").get(0);

    String text = first.document().text();
    assertThat(first.highlights())
        .extracting(range -> text.substring(range.start(), range.end()))
        .containsExactly("painted", "lighthouse");
  }

  @Test
  void neighbours_of_a_fitting_turn_are_found_without_its_words() throws IOException {
    assertThat(texts(find("lighthouse"))).contains("Lovely! Who came with you?");
  }

  @Test
  void a_question_that_names_somebody_prefers_what_they_said() throws IOException {
    search.index(
        GROUP,
        List.of(turn(0, "Ben", "a red boat"), turn(1, "Eve", "x"), turn(2, "Ada", "a red boat")));

    assertThat(find("Which boat does Ada like?").get(0).document().speaker()).isEqualTo("Ada");
  }

  @Test
  void a_question_that_names_a_day_prefers_what_was_said_then() throws IOException {
    SearchDocument then = turn(0, "Ada", "a red boat");
    SearchDocument later =
        new SearchDocument(
            SearchKind.TURN,
            OWNER,
            "home",
            "a2",
            0,
            "Ada",
            Instant.parse("2026-08-20T12:00:00Z"),
            "a red boat");
    search.index(GROUP, List.of(then));
    search.index(new GroupName("archive", "a2"), List.of(later));

    assertThat(find("Which boat was it on 20 August?").get(0).document()).isEqualTo(later);
    assertThat(find("Which boat was it on 1 May 2026?").get(0).document()).isEqualTo(then);
  }

  @Test
  void another_owner_finds_nothing() throws IOException {
    assertThat(search.find(SearchRequest.of("lighthouse", "mallory", 10))).isEmpty();
  }

  @Test
  void documents_of_another_owner_do_not_change_a_ranking() throws IOException {
    List<SearchHit> before = find("lake lighthouse dog");
    search.index(
        new GroupName("archive", "b1"),
        List.of(turn("eve", "home", "b1", 0, "Eve", "lighthouse lighthouse lake")));

    assertThat(find("lake lighthouse dog")).isEqualTo(before);
  }

  @Test
  void a_campaign_is_searched_alone_when_it_is_named() throws IOException {
    search.index(
        new GroupName("archive", "c1"),
        List.of(turn(OWNER, "work", "c1", 0, "Ada", "The lighthouse project starts.")));

    SearchRequest request =
        new SearchRequest("lighthouse", OWNER, 10, null, "work", null, null, null, null);
    assertThat(texts(search.find(request))).containsExactly("The lighthouse project starts.");
  }

  @Test
  void of_others_only_the_campaigns_that_they_share_are_searched() throws IOException {
    search.index(
        new GroupName("archive", "e1"),
        List.of(turn("eve", "coast", "e1", 0, "Eve", "The kingfisher nests by the weir.")));
    search.index(
        new GroupName("archive", "e2"),
        List.of(turn("eve", "diary", "e2", 0, "Eve", "The kingfisher is my secret.")));
    SearchRequest alone = SearchRequest.of("kingfisher", OWNER, 10);
    SearchRequest shared = alone.alsoIn(Set.of(new SharedCampaign("eve", "coast")));

    assertThat(search.find(alone)).isEmpty();
    assertThat(texts(search.find(shared))).containsExactly("The kingfisher nests by the weir.");
    assertThat(search.find(alone)).isEmpty();
  }

  @Test
  void speaker_archive_kind_and_time_narrow_the_answer() throws IOException {
    Instant from = Instant.parse("2026-05-01T12:01:00Z");
    SearchRequest request =
        new SearchRequest(
            "lighthouse dog bicycle Sunday",
            OWNER,
            10,
            SearchKind.TURN,
            "home",
            "a1",
            "ADA",
            from,
            from.plusSeconds(1));

    assertThat(search.find(request))
        .extracting(hit -> hit.document().position())
        .containsExactly(1);
  }

  @Test
  void the_ends_of_time_are_no_limit() throws IOException {
    SearchRequest request =
        new SearchRequest(
            "lighthouse", OWNER, 10, null, null, null, null, Instant.MIN, Instant.MAX);

    assertThat(search.find(request)).isNotEmpty();
  }

  @Test
  void another_kind_is_not_shown() throws IOException {
    SearchRequest facts =
        new SearchRequest("lighthouse", OWNER, 10, SearchKind.FACT, null, null, null, null, null);

    assertThat(search.find(facts)).isEmpty();
  }

  @Test
  void indexing_a_group_again_replaces_it() throws IOException {
    search.index(GROUP, SearchFixtures.talk());
    search.index(GROUP, SearchFixtures.talk());

    assertThat(search.size()).isEqualTo(5);
  }

  @Test
  void a_shorter_group_leaves_nothing_behind() throws IOException {
    search.index(GROUP, List.of(turn(0, "Ada", "Only this remains.")));

    assertThat(find("lighthouse")).isEmpty();
    assertThat(search.size()).isEqualTo(1);
  }

  @Test
  void a_removed_group_is_gone() throws IOException {
    search.remove(GROUP);

    assertThat(find("lighthouse")).isEmpty();
    assertThat(search.size()).isZero();
  }

  @Test
  void what_was_indexed_survives_without_a_proper_close() throws IOException {
    try (HybridSearch copy = HybridSearch.open(CopiedFolder.of(folder), SearchFixtures.CLOCK)) {
      assertThat(copy.find(SearchRequest.of("lighthouse", OWNER, 10))).isNotEmpty();
    }
  }

  @Test
  void what_was_staged_but_not_committed_is_gone_after_a_crash() throws IOException {
    search.stage(GROUP, List.of(turn(0, "Ada", "half written")));

    try (HybridSearch copy = HybridSearch.open(CopiedFolder.of(folder), SearchFixtures.CLOCK)) {
      assertThat(copy.size()).isEqualTo(5);
    }
  }

  @Test
  void not_more_than_k_hits_come_back() throws IOException {
    assertThat(search.find(SearchRequest.of("lighthouse", OWNER, 2))).hasSize(2);
  }

  private List<SearchHit> find(String query) throws IOException {
    return search.find(SearchRequest.of(query, OWNER, 10));
  }
}
