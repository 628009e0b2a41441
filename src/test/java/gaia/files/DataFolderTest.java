package gaia.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.md",
        "..",
        "a/b.md",
        "a\\b.md",
        "/etc/passwd",
        "x",
        ".md",
        "a.b.md",
        "ü.md",
        "x.md\n"
      })
  void a_name_that_could_lead_elsewhere_is_refused(String name) {
    DataFolder data = DataFolder.at(root);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> data.file(data.conversationArchives(), name));
  }

  @Test
  void a_file_is_shown_only_when_it_is_published() throws IOException {
    Path target = root.resolve("note.md");

    DataFolder.Staged staged = DataFolder.stage(target, "whole");
    boolean before = Files.exists(target);
    staged.publish();

    assertThat(before).isFalse();
    assertThat(target).hasContent("whole");
  }

  @Test
  void a_discarded_file_leaves_nothing_behind() throws IOException {
    DataFolder.stage(root.resolve("note.md"), "half").discard();

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void writing_again_replaces_the_whole_file() throws IOException {
    Path target = root.resolve("note.md");
    DataFolder.write(target, "a long first version");
    DataFolder.write(target, "short");

    assertThat(target).hasContent("short");
    assertThat(root).isDirectoryContaining(file -> file.equals(target));
  }

  @Test
  void clients_see_paths_relative_to_the_folder() {
    DataFolder data = DataFolder.at(root);

    assertThat(data.relative(data.file(data.structuredArchives(), "a.md")))
        .isEqualTo("structured_archives/a.md");
  }
}
