package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {

  @TempDir Path shared;

  @Test
  void servers_that_share_a_folder_each_have_one_of_their_own() throws IOException {
    try (OwnFolder first = OwnFolder.claim(shared);
        OwnFolder second = OwnFolder.claim(shared)) {
      assertThat(first.path()).isEqualTo(shared);
      assertThat(second.path()).isEqualTo(shared.resolve("server-2"));
    }
  }

  @Test
  void what_a_server_has_left_is_taken_by_the_next() throws IOException {
    OwnFolder.claim(shared).close();

    try (OwnFolder next = OwnFolder.claim(shared)) {
      assertThat(next.path()).isEqualTo(shared);
    }
  }
}
