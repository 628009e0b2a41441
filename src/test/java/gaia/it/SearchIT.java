package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedServer.class)
class SearchIT {

  private final Http http;
  private final Archives archives;

  SearchIT(GaiaServer gaia) {
    http = gaia.http();
    archives = new Archives(http);
  }

  private JsonNode results(String query, String more) {
    return http.get("/api/search?q=" + encoded(query) + more).expect(200).at("/results");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void a_turn_is_found_by_its_words_and_says_where_it_stands() {
    String id =
        archives.awaitSearchable(
            archives.add(
                "find-1",
                "The smith",
                "Who forged the blade?",
                "Orvandil the smith forged it under the Quillstone mountain.",
                "And who paid him?"));

    JsonNode first = results("quillstone smith", "&kind=turn").path(0);

    assertThat(first.path("kind").asText()).isEqualTo("turn");
    assertThat(first.path("archive_id").asText()).isEqualTo(id);
    assertThat(first.path("turn").asInt()).isEqualTo(1);
    assertThat(first.path("speaker").asText()).isEqualTo("GAIA");
    assertThat(first.path("text").asText()).contains("Quillstone");
    assertThat(first.path("score").isNumber()).isTrue();
    assertThat(first.has("highlights")).isTrue();
    assertThat(first.has("why")).isTrue();
  }

  @Test
  void an_archive_filter_keeps_other_archives_out() {
    archives.awaitSearchable(archives.add("find-2", "One", "The amberwort blooms.", "Yes."));
    String wanted =
        archives.awaitSearchable(archives.add("find-3", "Two", "Amberwort withers.", "No."));

    JsonNode found = results("amberwort", "&archive=" + wanted);

    assertThat(found).isNotEmpty();
    assertThat(found.findValuesAsText("archive_id")).containsOnly(wanted);
  }

  @Test
  void a_speaker_filter_keeps_other_speakers_out() {
    archives.awaitSearchable(
        archives.add("find-4", "Both", "The gloomcap is red.", "A gloomcap is never red."));

    JsonNode found = results("gloomcap", "&kind=turn&speaker=Mira");

    assertThat(found).isNotEmpty();
    assertThat(found.findValuesAsText("speaker")).containsOnly("Mira");
  }

  @Test
  void no_more_results_come_than_were_asked_for() {
    archives.awaitSearchable(
        archives.add("find-5", "Many", "Owls here.", "Owls there.", "Owls far.", "Owls near."));

    assertThat(results("owls", "&k=2")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "AND OR NOT",
        "field:value",
        "a* b? c~",
        "(((",
        "\\",
        "+-!",
        "[a TO b]",
        "\u0000",
        "🐉",
        "<script>alert(1)</script>",
        "${jndi:ldap://x}",
        "#{7*7}"
      })
  void a_query_is_text_and_never_syntax(String query) {
    assertThat(http.get("/api/search?q=" + encoded(query)).status()).isIn(200, 400);
  }

  @Test
  void a_very_long_query_does_not_break_the_search() {
    assertThat(http.get("/api/search?q=" + "owl+".repeat(1_500)).status()).isIn(200, 400, 414);
  }
}
