package gaia.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The file format of raw archives, {@code gaia-archive/1}: complete, lossless, and checked by a
 * checksum over the messages.
 */
final class RawArchiveFile {

  static final String FORMAT = "gaia-archive/1";

  private RawArchiveFile() {}

  /** The JSON of an archive. Unpaired surrogates, which no file can hold, become U+FFFD. */
  static String write(RawArchive archive) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = MessageChecksum.JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      write(archive, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private static void write(RawArchive archive, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeStringField("id", archive.id());
    json.writeStringField("conversation_id", archive.conversationId());
    json.writeStringField("title", CleanText.encodable(archive.title()));
    json.writeStringField("campaign", CleanText.encodable(archive.campaign()));
    json.writeStringField("owner", CleanText.encodable(archive.owner()));
    json.writeStringField("created", archive.created().toString());
    json.writeStringField("archived", archive.archived().toString());
    json.writeStringField("summary", CleanText.encodable(archive.summary()));
    json.writeArrayFieldStart("keywords");
    for (String keyword : archive.keywords()) {
      json.writeString(CleanText.encodable(keyword));
    }
    json.writeEndArray();
    writeMessages(archive, json);
    json.writeEndObject();
  }

  private static void writeMessages(RawArchive archive, JsonGenerator json) throws IOException {
    MessageChecksum checksum = new MessageChecksum();
    json.writeArrayFieldStart("messages");
    for (Turn turn : archive.turns()) {
      RawMessage message = RawMessage.of(turn);
      message.write(json);
      checksum.add(message);
    }
    json.writeEndArray();
    json.writeStringField("sha256", checksum.hex());
  }

  /**
   * Reads a file back, member for member. Members it does not know are ignored.
   *
   * @param in stays open
   * @throws UnreadableArchive when the content is not a whole, unchanged archive
   * @throws IOException when the stream fails; the file may be sound
   */
  static RawArchive read(InputStream in) throws IOException {
    try (JsonCursor cursor = JsonCursor.open(in)) {
      RawArchiveReader reader = new RawArchiveReader(cursor);
      cursor.document(() -> cursor.members(reader::member));
      return reader.archive();
    } catch (ContentFault e) {
      throw new UnreadableArchive(e.reason());
    } catch (IOException e) {
      ContentFault fault = JsonCursor.fault(e).orElseThrow(() -> e);
      throw new UnreadableArchive(fault.reason());
    }
  }

  /** The same for people, in Markdown; no text in it can pass for another turn. */
  static String toMarkdown(RawArchive archive) {
    return RawArchiveMarkdown.of(archive);
  }
}
