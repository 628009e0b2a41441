package gaia.conversation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of a ChatGPT export while it is read. */
final class ChatGptMessage {

  private final JsonCursor cursor;
  private final List<String> parts = new ArrayList<>();
  private int length;
  private @Nullable String role;
  private @Nullable String name;
  private @Nullable Instant created;
  private boolean hidden;

  ChatGptMessage(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** The message, or null where it was never shown to the user. */
  @Nullable ImportedMessage read() throws IOException {
    cursor.members(this::member);
    Role speaking = role();
    String content = CleanText.of(String.join("\n\n", parts));
    if (hidden || speaking == Role.SYSTEM || content.isBlank()) {
      return null;
    }
    return new ImportedMessage(speaking, name, content, created);
  }

  private void member(String member) throws IOException {
    switch (member) {
      case "author" -> cursor.members(this::author);
      case "content" -> content();
      case "create_time" -> created = cursor.isNull() ? null : cursor.epochSeconds();
      case "metadata" -> metadata();
      case "weight" -> hidden |= !cursor.isNull() && cursor.number() == 0;
      default -> {}
    }
  }

  private void author(String member) throws IOException {
    switch (member) {
      case "role" -> role = cursor.textOrNull(1_000);
      case "name" -> {
        String text = cursor.textOrNull(ContentLimits.CONTENT);
        String line = text == null ? "" : CleanText.line(text, ContentLimits.SPEAKER);
        name = line.isEmpty() ? null : line;
      }
      default -> {}
    }
  }

  private void content() throws IOException {
    if (cursor.isNull()) {
      return;
    }
    cursor.members(
        member -> {
          if (member.equals("parts") && !cursor.isNull()) {
            cursor.elements(this::part);
          } else if (member.equals("text") && !cursor.isNull()) {
            add(cursor.text(ContentLimits.CONTENT));
          }
        });
  }

  private void part() throws IOException {
    if (cursor.isText()) {
      add(cursor.text(ContentLimits.CONTENT));
    } else if (cursor.isObject()) {
      add(attachment());
    } else if (!cursor.isNull()) {
      throw cursor.fault("must be text or an object");
    }
  }

  /** What stands for a part that is no text: the words that were heard, or a note. */
  private String attachment() throws IOException {
    String[] found = {"", ""};
    cursor.members(
        member -> {
          if (member.equals("content_type") && cursor.isText()) {
            found[0] = cursor.text(1_000);
          } else if (member.equals("text") && cursor.isText()) {
            found[1] = cursor.text(ContentLimits.CONTENT);
          }
        });
    if (!found[1].isBlank()) {
      return found[1];
    }
    if (found[0].startsWith("image")) {
      return "[image]";
    }
    return found[0].startsWith("audio") ? "[audio]" : "[attachment]";
  }

  private void metadata() throws IOException {
    if (!cursor.isObject()) {
      return;
    }
    cursor.members(
        member -> {
          if (member.equals("is_visually_hidden_from_conversation") && !cursor.isNull()) {
            hidden |= cursor.flag();
          }
        });
  }

  private void add(String text) {
    length += text.length() + 2;
    if (length > ContentLimits.CONTENT) {
      throw cursor.fault("has more than " + ContentLimits.CONTENT + " characters");
    }
    if (!text.isBlank()) {
      parts.add(text);
    }
  }

  private Role role() {
    return RoleName.parse(String.valueOf(role))
        .orElseThrow(() -> cursor.faultOf("author.role", RoleName.EXPECTED));
  }
}
