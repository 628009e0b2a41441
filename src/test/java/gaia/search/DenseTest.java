package gaia.search;

import static gaia.search.SearchFixtures.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gaia.embedding.WordSpace;
import gaia.embedding.WordSpaceFixtures;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class DenseTest {

  private final WordSpace space = WordSpaceFixtures.space();
  private final float[] question = space.encode(List.of("violin and cello")).get(0);

  @Test
  void the_graph_gives_the_cosines_of_the_exact_scan() throws IOException {
    try (SearchIndex index = filled()) {
      float[][] both = index.read(this::exactAndGraph);

      assertThat(both[1]).containsExactly(both[0], within(1e-4f));
      assertThat(both[0][Best.slots(both[0], 1)[0]]).isGreaterThan(0.5f);
    }
  }

  @Test
  void vectors_of_another_space_are_not_compared() throws IOException {
    try (SearchIndex index = filled()) {
      float[] scores =
          index.read(view -> Dense.exact(scope(view), Fields.vectorsOf("other"), question));

      assertThat(scores).containsOnly(0f);
    }
  }

  private float[][] exactAndGraph(SearchableView view) throws IOException {
    String field = Fields.vectorsOf(space.spaceId());
    Scope scope = scope(view);
    return new float[][] {
      Dense.exact(scope, field, question), Dense.fromGraph(scope, key().query(), field, question)
    };
  }

  private static Scope scope(SearchableView view) throws IOException {
    return Scope.of(view, key().query());
  }

  private static Scope.Key key() {
    return new Scope.Key(OWNER, "home", SearchKind.TURN, Fields.LEAF);
  }

  private SearchIndex filled() throws IOException {
    SearchIndex index = SearchIndex.open(new ByteBuffersDirectory());
    SearchSource source = SearchFixtures.largeSource();
    for (String group : source.groups()) {
      index.replace("archive/" + group, source.documents(group), List.of(space));
    }
    index.commit();
    return index;
  }
}
