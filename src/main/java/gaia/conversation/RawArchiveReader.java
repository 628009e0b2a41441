package gaia.conversation;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One raw archive while it is read. Every fault ends the reading. */
final class RawArchiveReader {

  private final JsonCursor cursor;
  private final MessageChecksum checksum = new MessageChecksum();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Instant> times = new HashMap<>();
  private final List<String> keywords = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();

  RawArchiveReader(JsonCursor cursor) {
    this.cursor = cursor;
  }

  void member(String name) throws IOException {
    switch (name) {
      case "format" -> format();
      case "id", "conversation_id" -> texts.put(once(name), id());
      case "title", "campaign", "owner", "summary", "sha256" ->
          texts.put(once(name), cursor.text(ContentLimits.CONTENT));
      case "created", "archived" ->
          times.put(once(name), utc(cursor.text(ContentLimits.CONTENT), cursor));
      case "keywords" -> {
        once(name);
        cursor.elements(() -> keywords.add(cursor.text(ContentLimits.CONTENT)));
      }
      case "messages" -> {
        once(name);
        cursor.elements(this::message);
      }
      default -> {}
    }
  }

  RawArchive archive() throws IOException {
    demand("format");
    demand("messages");
    RawArchive archive =
        new RawArchive(
            text("id"),
            text("conversation_id"),
            text("owner"),
            text("campaign"),
            text("title"),
            time("created"),
            time("archived"),
            text("summary"),
            keywords,
            turns);
    if (!text("sha256").equals(checksum.hex())) {
      throw new ContentFault(
          "The messages do not match their checksum: the file was changed or damaged.");
    }
    return archive;
  }

  private void format() throws IOException {
    String format = cursor.text(ContentLimits.CONTENT);
    if (!format.equals(RawArchiveFile.FORMAT)) {
      throw cursor.fault(
          "is " + CleanText.line(format, 40) + ", but only " + RawArchiveFile.FORMAT + " is read");
    }
    once("format");
  }

  private String id() throws IOException {
    String id = cursor.text(ContentLimits.CONTENT);
    if (!ContentLimits.ID.matcher(id).matches()) {
      throw cursor.fault("must be 1 to 80 letters, digits, hyphens or underscores");
    }
    return id;
  }

  private void message() throws IOException {
    if (turns.size() == ContentLimits.MESSAGES) {
      throw cursor.fault("is one too many; the limit is " + ContentLimits.MESSAGES);
    }
    RawMessageReader reader = new RawMessageReader(cursor, turns.size());
    cursor.members(reader::member);
    RawMessage message = reader.message();
    checksum.add(message);
    turns.add(
        new Turn(
            message.index(),
            reader.role(),
            message.speaker(),
            message.content(),
            reader.created(),
            message.recalled()));
  }

  /** An instant in UTC, written with a Z and nothing else. */
  static Instant utc(String text, JsonCursor cursor) {
    try {
      // Without this, an offset would be accepted as well.
      return Instant.parse(text.endsWith("Z") ? text : "");
    } catch (DateTimeException e) {
      throw cursor.fault("is no time in UTC, such as 2026-03-01T18:30:00Z");
    }
  }

  private String once(String name) {
    if (!seen.add(name)) {
      throw cursor.fault("appears twice");
    }
    return name;
  }

  private String text(String name) {
    demand(name);
    return Objects.requireNonNull(texts.get(name));
  }

  private Instant time(String name) {
    demand(name);
    return Objects.requireNonNull(times.get(name));
  }

  private void demand(String name) {
    if (!seen.contains(name)) {
      throw new ContentFault(name + " is missing.");
    }
  }
}
