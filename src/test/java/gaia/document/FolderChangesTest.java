package gaia.document;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.document.FolderChanges.Known;
import gaia.document.FolderChanges.Seen;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderChangesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minusSeconds(3600);

  private static FolderChanges between(List<Known> known, Seen... seen) {
    return FolderChanges.between(known, List.of(seen), NOW);
  }

  @Test
  void a_new_file_appears_and_a_known_one_does_not() {
    Seen known = new Seen("core-documentation/a.md", 10, LONG_AGO);
    Seen fresh = new Seen("core-documentation/b.md", 10, LONG_AGO);

    FolderChanges changes =
        between(List.of(new Known("1", known.path(), 10, LONG_AGO)), known, fresh);

    assertThat(changes.appeared()).containsExactly(fresh);
    assertThat(changes.gone()).isEmpty();
  }

  @Test
  void another_size_or_time_is_a_change() {
    List<Known> known =
        List.of(
            new Known("1", "raw-data/a.md", 10, LONG_AGO),
            new Known("2", "raw-data/b.md", 10, LONG_AGO));
    Seen longer = new Seen("raw-data/a.md", 11, LONG_AGO);
    Seen touched = new Seen("raw-data/b.md", 10, LONG_AGO.plusSeconds(1));

    assertThat(between(known, longer, touched).appeared()).containsExactly(longer, touched);
  }

  @Test
  void a_file_that_is_still_being_written_waits() {
    assertThat(between(List.of(), new Seen("raw-data/a.md", 10, NOW.minusMillis(500))).appeared())
        .isEmpty();
  }

  @Test
  void a_file_from_the_future_does_not_wait_for_it() {
    Seen odd = new Seen("raw-data/a.md", 10, NOW.plusSeconds(86_400));

    assertThat(between(List.of(), odd).appeared()).containsExactly(odd);
  }

  @Test
  void a_file_that_is_not_there_any_more_is_gone() {
    assertThat(between(List.of(new Known("1", "raw-data/a.md", 10, LONG_AGO))).gone())
        .containsExactly("1");
  }

  @Test
  void a_folder_below_a_watched_one_names_the_campaign() {
    assertThat(
            WatchedFolders.source(new Seen("core-documentation/Lantern Coast/lore/x.md", 1, NOW)))
        .satisfies(
            source -> {
              assertThat(source.campaign()).isEqualTo("Lantern Coast");
              assertThat(source.name()).isEqualTo("x.md");
            });
    assertThat(WatchedFolders.source(new Seen("core-documentation/x.md", 1, NOW)).campaign())
        .isEqualTo("default");
  }
}
