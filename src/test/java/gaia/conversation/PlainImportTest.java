package gaia.conversation;

import static gaia.conversation.ImportFixtures.EVENING;
import static gaia.conversation.ImportFixtures.in;
import static gaia.conversation.ImportFixtures.items;
import static gaia.conversation.ImportFixtures.read;
import static gaia.conversation.ImportFixtures.reason;
import static gaia.conversation.ImportFixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainImportTest {

  private final PlainImport format = new PlainImport();

  @Test
  void the_golden_upload_gives_every_conversation_or_the_reason_against_it() {
    assertThat(items(format, resource("plain.json")))
        .containsExactly(
            new ImportItem.Read(
                new ImportedConversation(
                    "session-12",
                    "Session 12: the drowned lighthouse",
                    "Saltmarsh",
                    EVENING,
                    List.of(
                        new ImportedMessage(Role.USER, "Mara", "When does the tide turn?", EVENING),
                        new ImportedMessage(Role.ASSISTANT, null, "At dusk.\nBe quick.", null)))),
            new ImportItem.Refused("empty", "conversations[1].messages has nothing in it."),
            new ImportItem.Refused(
                "pump",
                "conversations[2].messages[0].role must be user, assistant, system or tool."),
            new ImportItem.Read(
                new ImportedConversation(
                    null,
                    "Release plan",
                    null,
                    null,
                    List.of(new ImportedMessage(Role.USER, null, "Ship on Friday.", null)))));
  }

  @Test
  void the_wish_to_archive_is_found_before_and_behind_the_conversations() {
    String one = "{\"title\":\"Ferry\",\"messages\":[{\"role\":\"user\",\"content\":\"Fare?\"}]}";

    assertThat(end("{\"archive\":true,\"conversations\":[" + one + "]}"))
        .isEqualTo(new ImportEnd(true, true));
    assertThat(end("{\"conversations\":[" + one + "],\"archive\":false}"))
        .isEqualTo(new ImportEnd(true, false));
    assertThat(end("{\"conversations\":[" + one + "]}")).isEqualTo(new ImportEnd(true, null));
  }

  private ImportEnd end(String upload) {
    List<ImportItem> items = new ArrayList<>();
    ImportEnd end = format.read(in(upload), items::add);
    assertThat(items).singleElement().isInstanceOf(ImportItem.Read.class);
    return end;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"title\":7 | .title must be text.",
        "\"title\":\" \" | .title is missing.",
        "\"external_id\":\"b\" | .title is missing.",
        "\"title\":\"a\",\"title\":\"b\" | .title appears twice.",
        "\"title\":\"a\",\"campaign\":\"../x\" | .campaign must be 1 to 80 letters",
        "\"title\":\"a\",\"campaign\":\"\" | .campaign must be 1 to 80 letters",
        "\"title\":\"a\",\"created\":\"1 March\" | .created is no time with an offset",
        "\"title\":\"a\",\"created\":\"2026-03-01T18:30:00\" | .created is no time with an offset",
        "\"title\":\"a\",\"created\":\"+99999-03-01T18:30:00Z\" | .created is a time outside the years",
        "\"title\":\"a\",\"created\":1772389800 | .created must be text.",
        "\"title\":\"a\",\"messages\":{} | .messages must be an array.",
        "\"title\":\"a\",\"messages\":[[]] | .messages[0] must be an object.",
        "\"title\":\"a\",\"messages\":[{\"content\":\"b\"}] | .messages[0].role is missing.",
        "\"title\":\"a\",\"messages\":[{\"role\":\"user\"}] | .messages[0].content is missing.",
        "\"title\":\"a\",\"messages\":[{\"role\":null}] | .messages[0].role must be text.",
        "\"title\":\"a\",\"messages\":[{\"speaker\":[1]}] | .messages[0].speaker must be text.",
        "\"title\":\"a\",\"messages\":null | .messages must be an array.",
        "\"title\":\"a\" | .messages has nothing in it.",
      })
  void a_fault_refuses_one_conversation_and_the_next_is_read(String members, String reason) {
    String good = "{\"title\":\"Ferry\",\"messages\":[{\"role\":\"user\",\"content\":\"Fare?\"}]}";
    String upload = "{\"conversations\":[{" + members + ",\"external_id\":\"x\"}," + good + "]}";

    List<ImportItem> items = items(format, upload.replace("\"b\",\"external_id\":\"x\"", "\"b\""));

    assertThat(items).hasSize(2);
    assertThat(reason(items.get(0))).startsWith("conversations[0]" + reason);
    assertThat(read(items.get(1)).title()).isEqualTo("Ferry");
  }

  @Test
  void a_refusal_names_the_id_even_where_it_comes_behind_the_fault() {
    String upload = "{\"conversations\":[{\"title\":[{\"a\":[1]}],\"external_id\":\"late\"}]}";

    assertThat(items(format, upload))
        .containsExactly(new ImportItem.Refused("late", "conversations[0].title must be text."));
  }

  @Test
  void broken_json_refuses_the_rest_and_keeps_what_was_read() {
    String good = "{\"title\":\"Ferry\",\"messages\":[{\"role\":\"user\",\"content\":\"Fare?\"}]}";

    List<ImportItem> items =
        items(format, "{\"conversations\":[" + good + ",{\"title\":\"Bro]}, " + good + "]}");

    assertThat(items).hasSize(2);
    assertThat(read(items.get(0)).title()).isEqualTo("Ferry");
    assertThat(reason(items.get(1))).contains("line 1").contains("ended in conversations[1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | conversations is missing.",
        "[] | The document must be an object.",
        "{\"archive\":\"yes\"} | archive must be true or false.",
        "{\"conversations\":{}} | conversations must be an array.",
        "{\"conversations\":[],\"conversations\":[]} | conversations appears twice.",
        "{\"conversations\":[]} {} | There is more behind the end of the JSON",
        "`` | The file is empty.",
      })
  void a_fault_of_the_whole_upload_is_one_refusal(String upload, String reason) {
    List<ImportItem> items = items(format, upload);

    assertThat(items).hasSize(1);
    assertThat(reason(items.get(0))).startsWith(reason);
  }

  @Test
  void a_message_that_is_too_long_refuses_its_conversation_only() {
    String upload =
        "{\"conversations\":[{\"title\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\""
            + "x".repeat(ContentLimits.CONTENT + 1)
            + "\"}]},{\"title\":\"Ferry\",\"messages\":[{\"role\":\"tool\",\"content\":\"y\"}]}]}";

    List<ImportItem> items = items(format, upload);

    assertThat(reason(items.get(0)))
        .isEqualTo("conversations[0].messages[0].content has more than 1000000 characters.");
    assertThat(read(items.get(1)).title()).isEqualTo("Ferry");
  }

  @Test
  void too_many_messages_refuse_their_conversation() {
    String message = "{\"role\":\"user\",\"content\":\"x\"},";
    String upload =
        "{\"conversations\":[{\"title\":\"a\",\"messages\":["
            + message.repeat(ContentLimits.MESSAGES)
            + message.substring(0, message.length() - 1)
            + "]}]}";

    assertThat(items(format, upload))
        .containsExactly(
            new ImportItem.Refused(null, "The conversation has more than 200000 messages."));
  }

  @Test
  void a_long_title_is_cut_and_control_characters_are_removed() {
    String upload =
        "{\"conversations\":[{\"title\":\""
            + "t".repeat(300)
            + "\",\"messages\":[{\"role\":\"USER\",\"content\":\"a\\u0000b\\ud800c\"}]}]}";

    ImportedConversation conversation = read(items(format, upload).get(0));

    assertThat(conversation.title()).hasSize(ContentLimits.TITLE);
    assertThat(conversation.messages().get(0).content()).isEqualTo("ab\uFFFDc");
  }
}
