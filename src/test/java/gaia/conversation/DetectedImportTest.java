package gaia.conversation;

import static gaia.conversation.ImportFixtures.items;
import static gaia.conversation.ImportFixtures.reason;
import static gaia.conversation.ImportFixtures.resource;
import static gaia.conversation.ImportFixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectedImportTest {

  private final DetectedImport format = new DetectedImport();

  @Test
  void an_object_is_read_as_plain_and_an_array_as_chat_gpt() {
    byte[] plain = resource("plain.json");
    byte[] chatGpt = resource("chatgpt.json");

    assertThat(items(format, plain)).isEqualTo(items(new PlainImport(), plain));
    assertThat(items(format, chatGpt)).isEqualTo(items(new ChatGptImport(), chatGpt));
  }

  @Test
  void a_byte_order_mark_and_blank_lines_in_front_do_no_harm() {
    List<ImportItem> items = items(format, "\uFEFF\r\n \t" + text("plain.json"));

    assertThat(items).isEqualTo(items(new PlainImport(), resource("plain.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PK\u0003\u0004 | This looks like a ZIP file.",
        "`` | The upload is empty.",
        "`  ` | The upload is empty.",
        "\"a\" | This is neither a JSON object",
        "# Notes | This is neither a JSON object",
      })
  void anything_else_is_refused_with_advice(String upload, String reason) {
    List<ImportItem> items = items(format, upload);

    assertThat(items).hasSize(1);
    assertThat(reason(items.get(0))).startsWith(reason);
  }
}
