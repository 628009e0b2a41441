package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.conversation.Transcript;
import gaia.files.DataFolder;
import gaia.knowledge.extraction.Conversations;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.RulesExtractor;
import gaia.knowledge.structured.StructuredFixtures.FakeConversations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits that people make in programs of their own are found in the files. */
class ArchiveEditsTest {

  private static final Instant NOW = Instant.parse("2026-11-01T03:00:00Z");

  /** One row. */
  private static final class OneExtraction extends ExtractionRepository {
    private final StoredExtraction row;

    private OneExtraction(StoredExtraction row) {
      this.row = row;
    }

    @Override
    Optional<StoredExtraction> find(String archiveId) {
      return Optional.of(row);
    }
  }

  private final Transcript talk =
      Conversations.of("Lene: I'm allergic to peanuts.", "Ines: I live in Graz.");
  private final Extraction found = RulesExtractor.extract(talk, () -> {});
  private final StoredExtraction row = new StoredExtraction(talk);
  private final ArchiveEdits edits = new ArchiveEdits();
  private StructuredFiles files = new StructuredFiles(DataFolder.at(Path.of("unused")));

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    FakeConversations conversations = new FakeConversations();
    conversations.put("a1", talk);
    row.archiveId = "a1";
    row.holds(found, NOW);
    edits.conversations = conversations;
    edits.extractions = new OneExtraction(row);
    edits.folder = DataFolder.at(folder);
    edits.folder.create();
    files = new StructuredFiles(edits.folder);
    StructuredDocument document = DocumentBuilder.build(talk, found, NOW);
    row.wrote(MarkdownWriter.write(document));
    files.write("a1", document);
  }

  private void replace(String before, String after) throws IOException {
    String text = Files.readString(files.file("a1"));
    assertThat(text).contains(before);
    Files.writeString(files.file("a1"), text.replace(before, after));
  }

  @Test
  void a_file_as_it_was_written_holds_no_edit() {
    assertThat(edits.read("a1").edits()).isEmpty();
  }

  @Test
  void an_edit_on_the_disk_is_told_and_changes_the_stamp() throws IOException {
    String before = edits.stamps().get("a1");

    replace("peanuts. [^t0]", "hazelnuts, badly. [^t0]");

    assertThat(edits.read("a1").edits())
        .singleElement()
        .extracting(ArchiveEdit::after)
        .asString()
        .contains("hazelnuts, badly");
    assertThat(edits.read("a1").stamp()).isEqualTo(edits.stamps().get("a1")).isNotEqualTo(before);
  }

  @Test
  void an_archive_from_before_this_was_kept_is_compared_with_what_was_found() throws IOException {
    row.written = null;

    replace("peanuts. [^t0]", "hazelnuts, badly. [^t0]");

    assertThat(edits.read("a1").edits()).hasSize(1);
  }

  @Test
  void another_reading_later_does_not_make_edits_of_what_it_found() throws IOException {
    replace("peanuts. [^t0]", "hazelnuts, badly. [^t0]");
    row.holds(RulesExtractor.extract(Conversations.of("Lene: Hello."), () -> {}), NOW);

    assertThat(edits.read("a1").edits()).hasSize(1);
  }

  @Test
  void an_archive_without_a_file_was_not_edited() {
    assertThat(edits.read("a2").edits()).isEmpty();
  }
}
