package gaia.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reading of foreign formats, in the process that the server starts for it. */
class ReaderProcessTest {

  @TempDir Path folder;

  private String read(Path file, DocumentFormat format) throws IOException {
    return new ReaderProcess(folder.resolve("scratch"), () -> {}).read(file, format);
  }

  @Test
  void a_docx_becomes_headings_paragraphs_and_tables() throws IOException {
    String text = read(ForeignFiles.docx(folder.resolve("a.docx")), DocumentFormat.DOCX);

    assertThat(text)
        .contains("# The harbour\n")
        .contains("Ships pay seven silver a night.\n")
        .contains("| Gannet | Four |");
  }

  @Test
  void a_pdf_and_an_rtf_become_text() throws IOException {
    assertThat(read(ForeignFiles.pdf(folder.resolve("a.pdf")), DocumentFormat.PDF))
        .contains("The keeper counts the gulls at dusk.");
    assertThat(read(ForeignFiles.rtf(folder.resolve("a.rtf")), DocumentFormat.RTF))
        .contains("The tower of Älrik leans to the east.\n")
        .contains("Nobody climbs it.");
  }

  @Test
  void a_truncated_file_is_refused_with_a_sentence() throws IOException {
    Path whole = ForeignFiles.docx(folder.resolve("whole.docx"));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = Files.write(folder.resolve("half.docx"), Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> read(half, DocumentFormat.DOCX))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageMatching("The (docx file is damaged|file is not docx inside).*");
  }

  @Test
  void a_file_that_is_something_else_inside_is_refused() throws IOException {
    Path pdf = ForeignFiles.pdf(folder.resolve("a.pdf"));

    assertThatThrownBy(() -> read(pdf, DocumentFormat.DOCX))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageContaining("application/pdf");
  }

  @Test
  void a_zip_bomb_ends_its_reader_and_nothing_else() throws IOException {
    Path bomb = ForeignFiles.bomb(folder.resolve("bomb.docx"), 35);

    assertThat(Files.size(bomb)).isLessThan(1_000_000);
    assertThatThrownBy(() -> read(bomb, DocumentFormat.DOCX))
        .isInstanceOf(UnreadableDocument.class);
  }

  @Test
  void the_reader_ends_when_the_user_is_back() throws IOException {
    Path file = ForeignFiles.pdf(folder.resolve("a.pdf"));
    IllegalStateException back = new IllegalStateException("the user is back");
    ReaderProcess process =
        new ReaderProcess(
            folder.resolve("scratch"),
            () -> {
              throw back;
            });

    assertThatThrownBy(() -> process.read(file, DocumentFormat.PDF)).isSameAs(back);
    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }
}
