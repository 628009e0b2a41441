package gaia.search;

import static gaia.search.SearchFixtures.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import gaia.embedding.English;
import gaia.embedding.WordSpace;
import gaia.embedding.WordSpaceFixtures;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.lucene.store.ByteBuffersDirectory;

class QueryRobustnessTest {

  private static final WordSpace SPACE = WordSpaceFixtures.space();
  private static final SearchIndex INDEX = index();

  @Property(tries = 300)
  void no_text_makes_a_search_fail(@ForAll @StringLength(max = 300) String query)
      throws IOException {
    assertThat(find(query)).hasSizeLessThanOrEqualTo(10);
  }

  @Property(tries = 200)
  void the_same_question_has_the_same_answer(@ForAll @StringLength(max = 60) String noise)
      throws IOException {
    String query = "violin beans " + noise;

    assertThat(find(query)).isEqualTo(find(query));
  }

  @Example
  void a_very_long_question_is_answered() throws IOException {
    assertThat(find("violin (\"*:^~?\\ AND OR NOT ".repeat(400))).isNotEmpty();
  }

  @Example
  void ten_thousand_different_words_are_answered() throws IOException {
    StringBuilder query = new StringBuilder("violin");
    for (int i = 0; i < 10_000; i++) {
      query.append(" w").append(i);
    }

    assertThat(find(query.toString())).isNotEmpty();
  }

  @Example
  void a_question_without_words_has_no_answer() throws IOException {
    assertThat(find("")).isEmpty();
    assertThat(find("   ?!  the of \u0000")).isEmpty();
  }

  @Example
  void a_word_nobody_said_finds_nothing_by_words_alone() throws IOException {
    SearchRequest request = SearchRequest.of("qwertzuiop", OWNER, 10);

    List<SearchHit> hits =
        INDEX.read(
            view ->
                new Ranker(view, null, Weights.USUAL, SearchFixtures.TODAY, new English())
                    .find(request, 10));

    assertThat(hits).isEmpty();
  }

  private static List<SearchHit> find(String query) throws IOException {
    SearchRequest request = SearchRequest.of(query, OWNER, 10);
    return INDEX.read(
        view ->
            new Ranker(view, SPACE, Weights.USUAL, SearchFixtures.TODAY, new English())
                .find(request, 10));
  }

  private static SearchIndex index() {
    try {
      SearchIndex index = SearchIndex.open(new ByteBuffersDirectory());
      SearchSource source = SearchFixtures.largeSource();
      for (String group : source.groups()) {
        index.replace("archive/" + group, source.documents(group), List.of(SPACE));
      }
      index.commit();
      return index;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
