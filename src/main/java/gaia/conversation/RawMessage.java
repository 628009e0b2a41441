package gaia.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A turn as it stands in a raw archive file. The time is kept as written, because the checksum is
 * taken over what the file says.
 */
record RawMessage(
    int index,
    String role,
    @Nullable String speaker,
    String content,
    String created,
    boolean recalled) {

  static RawMessage of(Turn turn) {
    return new RawMessage(
        turn.index(),
        turn.role().name().toLowerCase(Locale.ROOT),
        turn.speaker() == null ? null : CleanText.encodable(turn.speaker()),
        CleanText.encodable(turn.content()),
        turn.created().toString(),
        turn.recalled());
  }

  /** Writes the members in the order that the checksum depends on. */
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("index", index);
    json.writeStringField("role", role);
    json.writeStringField("speaker", speaker);
    json.writeStringField("content", content);
    json.writeStringField("created", created);
    if (recalled) {
      json.writeBooleanField("recalled", true);
    }
    json.writeEndObject();
  }
}
