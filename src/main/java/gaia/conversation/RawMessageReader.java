package gaia.conversation;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One message of a raw archive while it is read. */
final class RawMessageReader {

  private final JsonCursor cursor;
  private final int expectedIndex;
  private final Set<String> seen = new HashSet<>();
  private @Nullable Role role;
  private @Nullable String roleName;
  private @Nullable String speaker;
  private @Nullable String content;
  private @Nullable String createdText;
  private @Nullable Instant created;
  private boolean recalled;

  RawMessageReader(JsonCursor cursor, int expectedIndex) {
    this.cursor = cursor;
    this.expectedIndex = expectedIndex;
  }

  void member(String name) throws IOException {
    switch (name) {
      case "index", "role", "speaker", "content", "created", "recalled" -> {
        if (!seen.add(name)) {
          throw cursor.fault("appears twice");
        }
        known(name);
      }
      default -> {}
    }
  }

  private void known(String name) throws IOException {
    switch (name) {
      case "index" -> index();
      case "role" -> {
        roleName = cursor.text(ContentLimits.CONTENT);
        role = RoleName.parse(roleName).orElseThrow(() -> cursor.fault(RoleName.EXPECTED));
      }
      case "speaker" -> speaker = cursor.textOrNull(ContentLimits.CONTENT);
      case "content" -> content = cursor.text(ContentLimits.CONTENT);
      case "created" -> {
        createdText = cursor.text(ContentLimits.CONTENT);
        created = RawArchiveReader.utc(createdText, cursor);
      }
      default -> recalled = cursor.flag();
    }
  }

  private void index() throws IOException {
    if (cursor.number() != expectedIndex) {
      throw cursor.fault("must be " + expectedIndex + "; messages are numbered without gaps");
    }
  }

  /** The message, once the object was read to its end. */
  RawMessage message() {
    if (!seen.contains("index")) {
      throw cursor.faultOf("index", "is missing");
    }
    return new RawMessage(
        expectedIndex,
        required(roleName, "role"),
        speaker,
        required(content, "content"),
        required(createdText, "created"),
        recalled);
  }

  Role role() {
    return required(role, "role");
  }

  Instant created() {
    return required(created, "created");
  }

  private <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw cursor.faultOf(name, "is missing");
    }
    return value;
  }
}
