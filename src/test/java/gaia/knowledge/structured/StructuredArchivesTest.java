package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.files.DataFolder;
import gaia.knowledge.extraction.Conversations;
import gaia.knowledge.structured.StructuredFixtures.FakeConversations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredArchivesTest {
  private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

  private Path folder = Path.of("unused");

  private final FakeConversations conversations = new FakeConversations();
  private final StructuredArchives archives = new StructuredArchives();

  @BeforeEach
  void wire(@TempDir Path temporary) throws IOException {
    folder = temporary;
    archives.conversations = conversations;
    archives.folder = DataFolder.at(folder);
    archives.folder.create();
  }

  @Test
  void the_newest_file_comes_first() throws IOException {
    write("old", "---\ntitle: Old\n---\n", DAY);
    write("new", "---\ntitle: New\n---\n", DAY.plusSeconds(60));

    assertThat(archives.list("local"))
        .extracting(StructuredArchive::title)
        .containsExactly("New", "Old");
  }

  @Test
  void paths_are_relative_to_the_data_folder() throws IOException {
    write("a1", "text", DAY);

    assertThat(archives.list("local").get(0).path())
        .isEqualTo("structured_archives/a1_structured.md");
  }

  @Test
  void a_broken_file_is_listed_with_what_can_be_read() throws IOException {
    write("a1", "---\ntitle: \"unfinished\ncreated: soon\n\u0000", DAY);

    assertThat(archives.list("local"))
        .extracting(StructuredArchive::archiveId)
        .containsExactly("a1");
  }

  @Test
  void archives_of_others_are_not_listed_and_not_shown() throws IOException {
    write("a1", "text", DAY);

    assertThat(archives.list("somebody")).isEmpty();
    assertThat(archives.content("somebody", "a1")).isEmpty();
    assertThat(archives.content("local", "a1")).contains("text");
  }

  @Test
  void a_generated_version_beside_an_edited_file_is_not_a_second_archive() throws IOException {
    write("a1", "text", DAY);
    Files.writeString(folder.resolve("structured_archives/a1_structured_generated.md"), "new");

    assertThat(archives.list("local")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a1", "a1/../../x", "", "a.b", "a\u0000", "%2e%2e", "x"})
  void ids_that_are_malformed_or_unknown_have_no_content(String id) {
    assertThat(archives.content("local", id)).isEmpty();
  }

  private void write(String id, String text, Instant modified) throws IOException {
    Path file = folder.resolve("structured_archives").resolve(id + "_structured.md");
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(modified));
    conversations.put(id, Conversations.of("Mara: hello"));
  }
}
