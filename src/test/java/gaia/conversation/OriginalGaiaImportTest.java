package gaia.conversation;

import static gaia.conversation.ImportFixtures.in;
import static gaia.conversation.ImportFixtures.read;
import static gaia.conversation.ImportFixtures.reason;
import static gaia.conversation.ImportFixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalGaiaImportTest {

  private static final String SESSION = "5b0f7f3e-3a53-4f6a-9f39-0c6a5f0f4c11";
  private static final String VAULT = SESSION + "_20250322_001500";
  private static final String LOST = SESSION + "_20250320_120000";

  private final OriginalGaiaImport format = new OriginalGaiaImport(ZoneId.of("Europe/Berlin"));

  @Test
  void times_are_local_and_the_day_turns_over_where_they_go_backwards() {
    ImportedConversation vault = read(vaultFirst().get(0));

    assertThat(vault.created()).isEqualTo("2025-03-21T22:50:10Z");
    assertThat(vault.messages())
        .extracting(ImportedMessage::created)
        .containsExactly(
            Instant.parse("2025-03-21T22:50:10Z"),
            Instant.parse("2025-03-21T22:50:14Z"),
            Instant.parse("2025-03-21T23:10:00Z"),
            Instant.parse("2025-03-21T23:10:09Z"));
  }

  @Test
  void a_pair_that_was_stored_twice_is_read_once() {
    assertThat(read(vaultFirst().get(0)).messages())
        .extracting(ImportedMessage::content)
        .containsOnlyOnce("Who built the vault below Greyharbor? I forgot.")
        .containsOnlyOnce("The masons of the Deep Guild.");
  }

  @Test
  void a_mark_alone_is_text() {
    assertThat(read(vaultFirst().get(0)).messages().get(2).content())
        .isEqualTo(
            "Write this down:\n\n---\n\na rule, and then a line such as\n\n"
                + "**GAIA** (00:11:00):\n\nwhich is text.");
  }

  @Test
  void id_and_title_come_from_the_file_name_and_the_first_question() {
    assertThat(read(vaultFirst().get(0)))
        .returns("gaia:" + VAULT, ImportedConversation::externalId)
        .returns("Who built the vault below Greyharbor?", ImportedConversation::title);
  }

  @Test
  void what_the_index_names_and_nobody_brought_is_refused_wherever_the_index_stands() {
    ImportItem lost =
        new ImportItem.Refused(
            "gaia:" + LOST, "summaries_index.json names it, but there is no " + LOST + ".md.");
    ImportItem evil =
        new ImportItem.Refused(
            null,
            "summaries_index.json: [2].id must be 1 to 80 letters, digits, hyphens or underscores.");

    assertThat(vaultFirst()).hasSize(3).contains(lost, evil);
    assertThat(parts(index(), vault())).hasSize(3).contains(lost, evil);
  }

  @Test
  void a_folder_is_read_without_the_archives_of_this_application(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve(VAULT + ".md"), text("original-gaia/" + VAULT + ".md"));
    Files.writeString(folder.resolve("own_20260301_203000.md"), text("raw-archive.md"));
    Files.writeString(folder.resolve("own_20260301_203000.json"), text("raw-archive.json"));
    Files.createDirectory(folder.resolve("sub.md"));

    List<ImportItem> items = new ArrayList<>();
    format.readFolder(folder, items::add);

    assertThat(items).containsExactly(vaultFirst().get(0));
  }

  @Test
  void a_folder_that_is_not_there_is_a_refusal(@TempDir Path folder) {
    List<ImportItem> items = new ArrayList<>();
    format.readFolder(folder.resolve("none"), items::add);

    assertThat(items)
        .containsExactly(new ImportItem.Refused(null, "The folder could not be read to its end."));
  }

  @ParameterizedTest
  @CsvSource({
    "a b.md, a b.md: the name before .md must be",
    "notes.txt, notes.txt is neither summaries_index.json nor an .md file.",
    "x_structured.md, x_structured.md is a structured archive",
    "README.md, README.md: Neither the first line nor the file name tells the date",
    "x_20250322_001500.md, x_20250322_001500.md: The section Conversation is missing.",
    "x_20259922_001500.md, x_20259922_001500.md: The date in the first line or in the file name",
  })
  void a_file_that_is_no_archive_is_refused(String name, String reason) {
    List<ImportItem> items = parts(new ImportPart("archives\\" + name, in("Nothing here.")));

    assertThat(items).hasSize(1);
    assertThat(reason(items.get(0))).startsWith(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "**User** (24:61:00):\\n\\nHi | 24:61:00 at line 3 is no time.",
        "**User** (10:00:00):\\n\\n--- | All messages in it are blank.",
        "Hi | There is no message in it.",
      })
  void a_broken_conversation_is_refused(String turns, String reason) {
    String page =
        "# Conversation Archive - 2025-03-22 00:15:00\n## Conversation\n"
            + turns.replace("\\n", "\n");

    assertThat(reason(parts(new ImportPart("x.md", in(page))).get(0))).endsWith(reason);
  }

  @Test
  void the_same_words_said_again_later_are_kept() {
    String page =
        "# Conversation Archive - 2025-03-22 20:15:00\n## Conversation\n"
            + "**User** (20:00:00):\n\nI search the room.\n\n---\n\n"
            + "**GAIA** (20:00:02):\n\nNothing.\n\n---\n\n"
            + "**User** (20:05:00):\n\nI search the room.\n\n---\n\n"
            + "**GAIA** (20:05:02):\n\nNothing.\n\n---\n";

    assertThat(read(parts(new ImportPart("x.md", in(page))).get(0)).messages()).hasSize(4);
  }

  @Test
  void a_broken_index_does_not_keep_the_archives_out() {
    List<ImportItem> items = parts(new ImportPart("summaries_index.json", in("[{]")), vault());

    assertThat(reason(items.get(0))).startsWith("summaries_index.json: The JSON is broken");
    assertThat(items.get(1)).isInstanceOf(ImportItem.Read.class);
  }

  private List<ImportItem> vaultFirst() {
    return parts(vault(), index());
  }

  private List<ImportItem> parts(ImportPart... parts) {
    List<ImportItem> items = new ArrayList<>();
    format.readParts(Stream.of(parts).iterator(), items::add);
    return items;
  }

  private static ImportPart vault() {
    return new ImportPart(
        "conversation_archives/" + VAULT + ".md", in(text("original-gaia/" + VAULT + ".md")));
  }

  private static ImportPart index() {
    return new ImportPart("summaries_index.json", in(text("original-gaia/summaries_index.json")));
  }
}
