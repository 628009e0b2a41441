package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasedGroupsTest {

  private static final GroupName OTHER = new GroupName("archive", "a2");

  @TempDir Path folder;

  private HybridSearch search;

  @BeforeEach
  void open() throws IOException {
    search = HybridSearch.open(folder, SearchFixtures.CLOCK);
    search.complete();
    search.index(OTHER, List.of(turn("a2", "The ferry leaves at noon.")));
    search.index(
        SearchFixtures.GROUP, List.of(turn("a1", "Quorvath hid the lantern in the wainscot.")));
  }

  @AfterEach
  void close() throws IOException {
    search.close();
  }

  private static SearchDocument turn(String archive, String text) {
    return SearchFixtures.turn(SearchFixtures.OWNER, "home", archive, 0, "Ada", text);
  }

  /** Words stand in the term dictionary as they are; shared beginnings may be cut off. */
  private boolean anyFileHolds(String word) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void no_file_of_the_index_holds_a_word_of_an_erased_group() throws IOException {
    assertThat(anyFileHolds("uorvath")).isTrue();

    search.erase(List.of(SearchFixtures.GROUP), () -> {});

    assertThat(anyFileHolds("uorvath")).isFalse();
    assertThat(search.count(SearchFixtures.GROUP)).isZero();
  }

  @Test
  void what_was_not_erased_stays() throws IOException {
    search.erase(List.of(SearchFixtures.GROUP), () -> {});

    assertThat(search.count(OTHER)).isEqualTo(1);
    assertThat(anyFileHolds("ferri")).isTrue();
  }

  @Test
  void erasing_what_is_not_there_changes_nothing() throws IOException {
    search.erase(List.of(new GroupName("archive", "never")), () -> {});

    assertThat(search.size()).isEqualTo(2);
  }

  @Test
  void a_learned_space_does_not_outlive_an_erasure() throws Exception {
    SearchSource source = SearchFixtures.largeSource();
    SearchSources sources = new SearchSources(List.of(source));
    for (GroupName group : sources.groups()) {
      search.stage(group, sources.documents(group));
    }
    search.commit();
    new SpaceChange(search, sources).run(new LocalRun());
    assertThat(search.spaces().active()).isPresent();

    search.erase(List.of(sources.groups().get(0)), () -> {});

    assertThat(search.spaces().active()).isEmpty();
    assertThat(search.wantsTraining()).isTrue();
    assertThat(folder.resolve("spaces/words.space")).doesNotExist();
  }
}
