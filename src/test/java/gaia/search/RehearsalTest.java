package gaia.search;

import static gaia.search.SearchFixtures.GROUP;
import static gaia.search.SearchFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.StopReason;
import gaia.background.TaskStopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

  private final HybridSearch search;

  RehearsalTest(@TempDir Path folder) throws IOException {
    search = HybridSearch.open(folder, SearchFixtures.CLOCK);
    search.index(GROUP, SearchFixtures.talk());
  }

  @AfterEach
  void close() throws IOException {
    search.close();
  }

  @Test
  void every_text_is_asked_for_by_its_own_owner_in_its_own_campaign() throws IOException {
    search.index(
        new GroupName("archive", "b1"),
        List.of(turn("eve", "work", "b1", 0, "Eve", "The budget was cut twice")));

    assertThat(new Rehearsal(search).requests())
        .hasSize(6)
        .allSatisfy(
            request ->
                assertThat(search.find(request))
                    .isNotEmpty()
                    .allSatisfy(
                        hit -> {
                          assertThat(hit.document().owner()).isEqualTo(request.owner());
                          assertThat(hit.document().campaign()).isEqualTo(request.campaign());
                        }));
  }

  @Test
  void long_texts_are_asked_for_by_their_first_words() throws IOException {
    assertThat(new Rehearsal(search).requests())
        .extracting(SearchRequest::query)
        .contains("I went to the lake and painted the", "My bicycle broke again.");
  }

  @Test
  void what_was_removed_is_not_asked_for() throws IOException {
    search.index(new GroupName("archive", "b1"), List.of(turn(0, "Ada", "something else")));
    search.remove(GROUP);

    assertThat(new Rehearsal(search).requests())
        .extracting(SearchRequest::query)
        .containsExactly("something else");
  }

  @Test
  void an_empty_index_has_nothing_to_rehearse() throws IOException {
    search.remove(GROUP);

    assertThat(new Rehearsal(search).requests()).isEmpty();
  }

  @Test
  void it_ends_when_somebody_comes() {
    AtomicInteger asked = new AtomicInteger();

    assertThatThrownBy(
            () ->
                new Rehearsal(search)
                    .run(
                        () -> {
                          if (asked.incrementAndGet() == 3) {
                            throw new TaskStopped(StopReason.USER_ACTIVE);
                          }
                        }))
        .isInstanceOf(TaskStopped.class);
    assertThat(asked).hasValue(3);
  }
}
