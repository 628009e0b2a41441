package gaia.conversation;

import gaia.access.CampaignName;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conversation of a {@link PlainImport} while it is read. The first fault is kept and reading
 * goes on, so that the refusal can name the id even where that comes last.
 */
final class PlainConversation {

  private final JsonCursor cursor;
  private final Set<String> seen = new HashSet<>();
  private MessageCollector messages = new MessageCollector();
  private @Nullable String externalId;
  private @Nullable String title;
  private @Nullable String campaign;
  private @Nullable Instant created;
  private @Nullable ContentFault fault;

  PlainConversation(JsonCursor cursor) {
    this.cursor = cursor;
  }

  ImportItem read() throws IOException {
    try {
      cursor.members(this::member);
      return new ImportItem.Read(conversation());
    } catch (ContentFault e) {
      return new ImportItem.Refused(externalId, e.reason());
    }
  }

  private ImportedConversation conversation() {
    if (fault != null) {
      throw fault;
    }
    if (title == null || title.isEmpty()) {
      throw cursor.faultOf("title", "is missing");
    }
    if (messages.messages().isEmpty()) {
      throw cursor.faultOf("messages", "has nothing in it");
    }
    return new ImportedConversation(externalId, title, campaign, created, messages.messages());
  }

  private void member(String name) throws IOException {
    try {
      known(name);
    } catch (ContentFault e) {
      fault = fault == null ? e : fault;
      messages = new MessageCollector();
    }
  }

  private void known(String name) throws IOException {
    switch (name) {
      case "external_id" -> {
        once(name);
        externalId = emptyToNull(cursor.textOrNull(ContentLimits.EXTERNAL_ID));
      }
      case "title" -> {
        once(name);
        title = CleanText.line(cursor.text(ContentLimits.CONTENT), ContentLimits.TITLE);
      }
      case "campaign" -> {
        once(name);
        campaign = campaign();
      }
      case "created" -> {
        once(name);
        created = cursor.isNull() ? null : cursor.time();
      }
      case "messages" -> {
        once(name);
        cursor.elements(() -> messages.add(message()));
      }
      default -> {}
    }
  }

  private void once(String name) {
    if (!seen.add(name)) {
      throw cursor.fault("appears twice");
    }
  }

  private @Nullable String campaign() throws IOException {
    String text = cursor.textOrNull(1_000);
    if (text != null && !CampaignName.isAllowed(text)) {
      throw cursor.fault("must be 1 to 80 letters, digits, spaces, dots, hyphens or underscores");
    }
    return text;
  }

  private ImportedMessage message() throws IOException {
    Message message = new Message();
    cursor.members(message::member);
    if (message.role == null) {
      throw cursor.faultOf("role", "is missing");
    }
    if (message.content == null) {
      throw cursor.faultOf("content", "is missing");
    }
    return new ImportedMessage(message.role, message.speaker, message.content, message.created);
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    String line = text == null ? "" : CleanText.line(text, ContentLimits.EXTERNAL_ID);
    return line.isEmpty() ? null : line;
  }

  /** One message while it is read. */
  private final class Message {
    private @Nullable Role role;
    private @Nullable String speaker;
    private @Nullable String content;
    private @Nullable Instant created;

    void member(String name) throws IOException {
      switch (name) {
        case "role" -> role = role();
        case "speaker" -> speaker = speaker();
        case "content" -> content = CleanText.of(cursor.text(ContentLimits.CONTENT));
        case "created" -> created = cursor.isNull() ? null : cursor.time();
        default -> {}
      }
    }

    private Role role() throws IOException {
      return RoleName.parse(cursor.text(1_000).toLowerCase(Locale.ROOT))
          .orElseThrow(() -> cursor.fault(RoleName.EXPECTED));
    }

    private @Nullable String speaker() throws IOException {
      String text = cursor.textOrNull(ContentLimits.CONTENT);
      String line = text == null ? "" : CleanText.line(text, ContentLimits.SPEAKER);
      return line.isEmpty() ? null : line;
    }
  }
}
