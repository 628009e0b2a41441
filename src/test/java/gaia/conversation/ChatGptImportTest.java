package gaia.conversation;

import static gaia.conversation.ImportFixtures.items;
import static gaia.conversation.ImportFixtures.read;
import static gaia.conversation.ImportFixtures.reason;
import static gaia.conversation.ImportFixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatGptImportTest {

  private static final String USER =
      "{\"author\":{\"role\":\"user\"},\"content\":{\"parts\":[\"Hm?\"]}}";

  private final ChatGptImport format = new ChatGptImport();

  @Test
  void the_branch_that_was_shown_last_is_read_in_order() {
    ImportItem first = items(format, resource("chatgpt.json")).get(0);

    assertThat(read(first))
        .isEqualTo(
            new ImportedConversation(
                "c-1",
                "Bridge over the Ash",
                null,
                Instant.parse("2026-03-01T18:30:00.250Z"),
                List.of(
                    message(Role.USER, null, "[image]\n\nHow wide is the river here?", "01.500"),
                    message(Role.ASSISTANT, null, "measure('Ash')", "03"),
                    message(Role.TOOL, "python", "41", "04"),
                    message(Role.ASSISTANT, null, "About 41 metres.", "05"))));
  }

  private static ImportedMessage message(
      Role role, @Nullable String speaker, String text, String seconds) {
    Instant created = Instant.parse("2026-03-01T18:30:" + seconds + "Z");
    return new ImportedMessage(role, speaker, text, created);
  }

  @Test
  void a_circle_refuses_one_conversation_and_the_next_is_read() {
    List<ImportItem> items = items(format, resource("chatgpt.json"));

    assertThat(items).hasSize(3);
    assertThat(items.get(1))
        .isEqualTo(new ImportItem.Refused("c-2", "[1].mapping goes round in a circle at a."));
  }

  @Test
  void without_a_current_node_the_last_leaf_is_taken_and_a_title_is_made_up() {
    ImportedConversation last = read(items(format, resource("chatgpt.json")).get(2));

    assertThat(last.title()).isEqualTo("Untitled conversation");
    assertThat(last.messages())
        .extracting(ImportedMessage::content)
        .containsExactly("Where is the ferry?", "It burned.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\":\"a\",\"messages\":[]} | [0].mapping is missing; this is no conversation of a",
        "{\"mapping\":[]} | [0].mapping must be an object.",
        "{\"mapping\":{}} | [0].mapping has no visible message in it.",
        "{\"mapping\":{\"a\":1}} | [0].mapping.a must be an object.",
        "{\"mapping\":{\"a\":{\"parent\":\"b\"}}} | [0].mapping lacks the node b.",
        "{\"mapping\":{},\"current_node\":\"b\"} | [0].mapping lacks the node b.",
        "{\"mapping\":{\"a\":{\"message\":{\"content\":{}}}}} | [0].mapping.a.message.author.role must",
        "{\"mapping\":{},\"create_time\":1e400} | [0].create_time is no time in seconds since 1970.",
        "{\"mapping\":{},\"create_time\":1e12} | [0].create_time is a time outside the years 1 to",
        "{\"mapping\":{},\"create_time\":\"now\"} | [0].create_time must be a number.",
        "7 | [0] must be an object.",
      })
  void a_fault_is_named(String conversation, String reason) {
    assertThat(reason(items(format, "[" + conversation + "]").get(0))).startsWith(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"author\":{\"role\":\"system\"},\"content\":{\"parts\":[\"Be brief.\"]}}",
        "{\"author\":{\"role\":\"assistant\"},\"content\":{\"parts\":[\"\", null]}}",
        "{\"author\":{\"role\":\"assistant\"},\"content\":null}",
        "{\"author\":{\"role\":\"user\"},\"weight\":0,\"content\":{\"parts\":[\"x\"]}}",
        "{\"author\":{\"role\":\"user\"},\"content\":{\"parts\":[\"x\"]},\"metadata\":"
            + "{\"is_visually_hidden_from_conversation\":true}}",
      })
  void what_the_user_never_saw_is_left_out(String hidden) {
    String upload =
        "[{\"mapping\":{\"a\":{\"message\":"
            + USER
            + "},\"b\":{\"parent\":\"a\",\"message\":"
            + hidden
            + "}}}]";

    assertThat(read(items(format, upload).get(0)).messages())
        .extracting(ImportedMessage::content)
        .containsExactly("Hm?");
  }

  @Test
  void what_was_spoken_is_read_and_other_parts_leave_a_note() {
    String parts =
        "[{\"content_type\":\"audio_transcription\",\"text\":\"Open the gate\"},"
            + "{\"content_type\":\"audio_asset_pointer\"},{\"content_type\":\"canvas\"}]";

    List<ImportItem> items =
        items(
            format,
            "[{\"mapping\":{\"a\":{\"message\":" + USER.replace("[\"Hm?\"]", parts) + "}}}]");

    assertThat(read(items.get(0)).messages().get(0).content())
        .isEqualTo("Open the gate\n\n[audio]\n\n[attachment]");
  }
}
