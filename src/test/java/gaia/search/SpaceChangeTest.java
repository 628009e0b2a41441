package gaia.search;

import static gaia.search.SearchFixtures.OWNER;
import static gaia.search.SearchFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.TaskStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceChangeTest {

  private final Path folder;
  private HybridSearch search;
  private final SearchSource source = SearchFixtures.largeSource();
  private final SearchSources sources = new SearchSources(List.of(source));

  SpaceChangeTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    search = HybridSearch.open(folder, SearchFixtures.CLOCK);
    for (GroupName group : sources.groups()) {
      search.stage(group, sources.documents(group));
    }
    search.commit();
  }

  @AfterEach
  void close() throws IOException {
    search.close();
  }

  @Test
  void enough_texts_ask_for_a_space_once() throws IOException {
    assertThat(search.wantsTraining()).isTrue();

    new SpaceChange(search, sources).run(new RecordedRun());

    assertThat(search.wantsTraining()).isFalse();
  }

  @Test
  void a_fifth_more_texts_ask_for_a_new_space() throws IOException {
    new SpaceChange(search, sources).run(new RecordedRun());
    List<SearchDocument> more =
        IntStream.range(0, 48)
            .mapToObj(i -> turn(OWNER, "home", "more", i, "Ada", "word" + i))
            .toList();
    search.index(new GroupName("archive", "more"), more);

    assertThat(search.wantsTraining()).isTrue();
  }

  @Test
  void removing_texts_asks_for_a_space_without_them() throws IOException {
    new SpaceChange(search, sources).run(new RecordedRun());

    search.remove(new GroupName("archive", "g3"));

    assertThat(search.wantsTraining()).isTrue();
  }

  @Test
  void texts_without_a_common_word_are_found_by_meaning() throws IOException {
    assertThat(find("cello")).extracting(SearchHit::why).noneMatch(w -> w.contains("similar"));

    new SpaceChange(search, sources).run(new RecordedRun());

    assertThat(find("cello")).extracting(SearchHit::why).anyMatch(w -> w.contains("similar"));
  }

  @Test
  void the_space_is_there_after_a_restart() throws IOException {
    new SpaceChange(search, sources).run(new RecordedRun());
    search.close();
    search = HybridSearch.open(folder, SearchFixtures.CLOCK);

    assertThat(search.spaces().active()).isPresent();
    assertThat(find("cello")).extracting(SearchHit::why).anyMatch(w -> w.contains("similar"));
  }

  @Test
  void a_damaged_space_is_dropped_and_asked_for_again() throws IOException {
    new SpaceChange(search, sources).run(new RecordedRun());
    search.close();
    Path file = folder.resolve("spaces/words.space");
    byte[] bytes = Files.readAllBytes(file);
    bytes[100] ^= 1;
    Files.write(file, bytes);
    search = HybridSearch.open(folder, SearchFixtures.CLOCK);

    assertThat(search.spaces().active()).isEmpty();
    assertThat(search.wantsTraining()).isTrue();
    assertThat(find("cello")).isNotEmpty();
  }

  @Test
  void a_change_that_is_stopped_anywhere_is_finished_later_and_ends_the_same() throws IOException {
    RecordedRun run = new RecordedRun();
    for (int breaths = 1; search.spaces().active().isEmpty(); breaths += 9) {
      runOrStop(run.stopAfter(breaths));
      assertThat(find("cello")).isNotEmpty();
    }

    assertThat(search.spaces().next()).isEmpty();
    assertThat(search.size()).isEqualTo(240);
  }

  private void runOrStop(RecordedRun attempt) throws IOException {
    try {
      new SpaceChange(search, sources).run(attempt);
    } catch (TaskStopped e) {
      assertThat(search.spaces().active()).isEmpty();
    }
  }

  @Test
  void a_stop_is_passed_on() {
    assertThatThrownBy(() -> new SpaceChange(search, sources).run(new RecordedRun().stopAfter(2)))
        .isInstanceOf(TaskStopped.class);
  }

  @Test
  void too_few_texts_give_no_space_and_say_so() throws IOException {
    SearchSources few =
        new SearchSources(
            List.of(
                new SearchFixtures.FixedSource("archive", Map.of("a1", SearchFixtures.talk()))));

    Map<String, Object> result = new SpaceChange(search, few).run(new RecordedRun());

    assertThat(result).containsEntry("space", "none");
    assertThat(search.spaces().active()).isEmpty();
  }

  private List<SearchHit> find(String query) throws IOException {
    return search.find(SearchRequest.of(query, OWNER, 200));
  }
}
