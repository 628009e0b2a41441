package gaia.search;

import static gaia.search.SearchFixtures.GROUP;
import static gaia.search.SearchFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {

  private final Path folder;

  SearchIndexTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_new_index_is_not_complete_until_somebody_says_so() throws IOException {
    try (SearchIndex index = SearchIndex.open(folder)) {
      assertThat(index.isComplete()).isFalse();
      index.setComplete(true);
      index.commit();
    }

    try (SearchIndex index = SearchIndex.open(folder)) {
      assertThat(index.isComplete()).isTrue();
    }
  }

  @Test
  void every_damaged_file_is_noticed_and_the_index_begun_anew() throws IOException {
    makeComplete();
    List<Path> files = CopiedFolder.files(folder);

    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      Path copy = CopiedFolder.of(folder);
      byte[] damaged = whole.clone();
      damaged[whole.length / 2] ^= 0x10;
      Files.write(copy.resolve(folder.relativize(file)), damaged);

      assertBegunAnew(copy);
      for (Path left : CopiedFolder.files(copy)) {
        Files.delete(left);
      }
    }
    assertThat(files).isNotEmpty();
  }

  @Test
  void a_file_cut_short_is_noticed() throws IOException {
    makeComplete();
    Path largest = CopiedFolder.files(folder).get(0);
    Files.write(largest, new byte[] {1, 2, 3});

    assertBegunAnew(folder);
  }

  @Test
  void damage_that_shows_while_reading_begins_the_index_anew() throws IOException {
    makeComplete();
    try (SearchIndex index = SearchIndex.open(folder)) {
      for (Path file : CopiedFolder.files(folder)) {
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 0x10;
        Files.write(file, damaged);
      }

      assertThatThrownBy(() -> index.read(SearchIndexTest::fail)).isInstanceOf(IOException.class);

      assertThat(index.isComplete()).isFalse();
      assertThat(index.size()).isZero();
      index.replace(GROUP.key(), SearchFixtures.talk(), List.of());
      index.commit();
      assertThat(index.size()).isEqualTo(5);
    }
  }

  @Test
  void a_failure_that_is_no_damage_leaves_the_index_alone() throws IOException {
    makeComplete();
    try (SearchIndex index = SearchIndex.open(folder)) {
      assertThatThrownBy(() -> index.read(SearchIndexTest::fail))
          .isInstanceOf(IllegalStateException.class);

      assertThat(index.isComplete()).isTrue();
      assertThat(index.size()).isEqualTo(5);
    }
  }

  private static int fail(SearchableView view) {
    throw new IllegalStateException("cannot be read: " + view);
  }

  @Test
  void a_full_disk_undoes_the_change_and_keeps_what_was_there() throws IOException {
    FullDisk disk = new FullDisk();
    try (SearchIndex index = SearchIndex.open(disk)) {
      index.replace(GROUP.key(), SearchFixtures.talk(), List.of());
      index.commit();
      disk.full = true;

      assertThatThrownBy(
              () -> {
                index.replace(GROUP.key(), List.of(turn(0, "Ada", "new")), List.of());
                index.commit();
              })
          .isInstanceOf(IOException.class);

      disk.full = false;
      assertThat(index.size()).isEqualTo(5);
      index.replace(GROUP.key(), List.of(turn(0, "Ada", "new")), List.of());
      index.commit();
      assertThat(index.size()).isEqualTo(1);
    }
  }

  private void makeComplete() throws IOException {
    try (SearchIndex index = SearchIndex.open(folder)) {
      index.replace(GROUP.key(), SearchFixtures.talk(), List.of());
      index.setComplete(true);
      index.commit();
    }
  }

  private static void assertBegunAnew(Path folder) throws IOException {
    try (SearchIndex index = SearchIndex.open(folder)) {
      assertThat(index.isComplete()).isFalse();
      assertThat(index.size()).isZero();
    }
  }

  private static final class FullDisk extends FilterDirectory {
    private boolean full;

    FullDisk() {
      super(new ByteBuffersDirectory());
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      return ((Directory) in).createOutput(name, context);
    }
  }
}
