package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexBundleTest {

  @TempDir Path folder;

  private final IndexBundle bundle = new IndexBundle();
  private HybridSearch search;

  @BeforeEach
  void open() throws IOException {
    search = HybridSearch.open(folder, Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    search.close();
  }

  private void stage(String group) throws IOException {
    bundle.begin(search);
    search.stage(new GroupName("archive", group), documents(group));
  }

  private static List<SearchDocument> documents(String group) {
    return List.of(
        new SearchDocument(
            SearchKind.TURN, "local", "c", group, 0, "Mira", Instant.EPOCH, "A word of " + group));
  }

  @Test
  void groups_can_be_found_when_their_bundle_has_ended_and_not_before() throws IOException {
    stage("one");
    stage("two");
    assertThat(search.size()).isZero();

    bundle.end(search);

    assertThat(search.size()).isEqualTo(2);
  }

  @Test
  void a_bundle_whose_index_lost_something_does_not_count_as_done() throws IOException {
    stage("one");
    assertThatThrownBy(
            () ->
                search.breathing(
                    () -> {
                      throw new IllegalStateException("the disk is full");
                    },
                    () -> stage("two")))
        .hasMessage("the disk is full");

    assertThatThrownBy(() -> bundle.end(search)).isInstanceOf(IOException.class);
    assertThatCode(
            () -> {
              stage("one");
              bundle.end(search);
            })
        .doesNotThrowAnyException();
    assertThat(search.size()).isEqualTo(1);
  }
}
