package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.files.DataFolder;
import gaia.knowledge.extraction.Conversations;
import gaia.knowledge.structured.StructuredFixtures.FakeConversations;
import gaia.search.SearchDocument;
import gaia.search.SearchKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructuredSourceTest {
  private Path folder = Path.of("unused");

  private final FakeConversations conversations = new FakeConversations();
  private final StructuredSource source = new StructuredSource();

  @BeforeEach
  void wire(@TempDir Path temporary) throws IOException {
    folder = temporary;
    source.conversations = conversations;
    source.folder = DataFolder.at(folder);
    source.folder.create();
  }

  @Test
  void sections_become_passages_without_links_and_footnotes() throws IOException {
    write("a1", "# T\n\n## Key facts\n\n- Lene likes \\<tea>. [^t0]\n\n[^t0]: Lene: tea\n");

    assertThat(source.documents("a1"))
        .singleElement()
        .satisfies(
            passage -> {
              assertThat(passage.kind()).isEqualTo(SearchKind.PASSAGE);
              assertThat(passage.text()).isEqualTo("Key facts:\nLene likes <tea>.");
            });
  }

  @Test
  void what_a_person_wrote_into_the_file_is_found() throws IOException {
    write("a1", "# T\n\nMy own paragraph\nover two lines.\n");

    assertThat(source.documents("a1"))
        .extracting(SearchDocument::text)
        .singleElement()
        .asString()
        .contains("My own paragraph over two lines.");
  }

  @Test
  void long_sections_are_cut_into_passages_with_running_numbers() throws IOException {
    write("a1", "## Key facts\n\n" + "- A fact that is said here again and again.\n".repeat(100));

    assertThat(source.documents("a1"))
        .hasSizeGreaterThan(3)
        .allSatisfy(passage -> assertThat(passage.text().length()).isLessThan(1100));
    assertThat(source.documents("a1")).extracting(SearchDocument::position).startsWith(0, 1, 2);
  }

  @Test
  void an_archive_that_was_erased_has_no_passages() throws IOException {
    write("a1", "## Key facts\n\n- A fact.\n");
    conversations.transcripts.clear();

    assertThat(source.documents("a1")).isEmpty();
    assertThat(source.documents("../a1")).isEmpty();
  }

  @Test
  void groups_come_in_the_order_in_which_they_were_archived() throws IOException {
    write("b_20260101_000000", "x");
    write("a_20270101_000000", "x");

    assertThat(source.groups()).containsExactly("b_20260101_000000", "a_20270101_000000");
  }

  private void write(String id, String text) throws IOException {
    Files.writeString(folder.resolve("structured_archives").resolve(id + "_structured.md"), text);
    conversations.put(id, Conversations.of("Mara: hello"));
  }
}
