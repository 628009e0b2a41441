package gaia.knowledge.structured;

import static gaia.knowledge.structured.StructuredFixtures.document;
import static org.assertj.core.api.Assertions.assertThat;

import gaia.files.DataFolder;
import gaia.knowledge.structured.StructuredFiles.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person edited is never overwritten. */
class StructuredFilesTest {
  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-02T00:00:00Z");

  private Path folder = Path.of("unused");
  private StructuredFiles files = new StructuredFiles(DataFolder.at(Path.of("unused")));

  @BeforeEach
  void makeFolder(@TempDir Path temporary) throws IOException {
    folder = temporary;
    DataFolder data = DataFolder.at(folder);
    data.create();
    files = new StructuredFiles(data);
  }

  @Test
  void a_new_version_replaces_a_file_nobody_touched() throws IOException {
    files.write("a1", document(FIRST, "old"));

    assertThat(files.write("a1", document(SECOND, "new")).outcome()).isEqualTo(Outcome.WRITTEN);
    assertThat(files.read("a1").orElseThrow()).contains("new").doesNotContain("old");
  }

  @Test
  void a_file_that_says_the_same_stays_as_it_is_byte_for_byte() throws IOException {
    files.write("a1", document(FIRST, "same"));
    String before = files.read("a1").orElseThrow();

    assertThat(files.write("a1", document(SECOND, "same")).outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(files.read("a1")).contains(before);
  }

  @Test
  void an_edited_file_is_kept_and_the_new_version_lies_beside_it() throws IOException {
    files.write("a1", document(FIRST, "old"));
    String edited = edit("a1_structured.md");

    StructuredFiles.Written written = files.write("a1", document(SECOND, "new"));

    assertThat(written.outcome()).isEqualTo(Outcome.WRITTEN_BESIDE);
    assertThat(written.file()).hasFileName("a1_structured_generated.md");
    assertThat(Files.readString(written.file())).contains("new");
    assertThat(files.read("a1")).contains(edited);
  }

  @Test
  void when_both_files_were_edited_nothing_is_written() throws IOException {
    files.write("a1", document(FIRST, "old"));
    edit("a1_structured.md");
    files.write("a1", document(SECOND, "new"));
    String besides = edit("a1_structured_generated.md");

    assertThat(files.write("a1", document(SECOND, "newer")).outcome()).isEqualTo(Outcome.KEPT_BOTH);
    assertThat(Files.readString(folder.resolve("structured_archives/a1_structured_generated.md")))
        .isEqualTo(besides);
  }

  @Test
  void a_changed_title_in_the_front_matter_is_an_edit() throws IOException {
    files.write("a1", document(FIRST, "old"));
    Path file = folder.resolve("structured_archives/a1_structured.md");
    Files.writeString(file, Files.readString(file).replace("title: \"A talk\"", "title: Mine"));

    assertThat(files.write("a1", document(SECOND, "new")).outcome())
        .isEqualTo(Outcome.WRITTEN_BESIDE);
  }

  @Test
  void other_line_ends_are_no_edit() throws IOException {
    files.write("a1", document(FIRST, "old"));
    Path file = folder.resolve("structured_archives/a1_structured.md");
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

    assertThat(files.write("a1", document(SECOND, "new")).outcome()).isEqualTo(Outcome.WRITTEN);
  }

  @Test
  void a_file_of_somebody_else_without_checksum_is_kept() throws IOException {
    Files.writeString(folder.resolve("structured_archives/a1_structured.md"), "my own notes");

    assertThat(files.write("a1", document(FIRST, "new")).outcome())
        .isEqualTo(Outcome.WRITTEN_BESIDE);
    assertThat(files.read("a1")).contains("my own notes");
  }

  private String edit(String name) throws IOException {
    Path file = folder.resolve("structured_archives").resolve(name);
    String edited = Files.readString(file) + "\nMy remark.\n";
    Files.writeString(file, edited);
    return edited;
  }
}
