package gaia.conversation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the messages of a raw archive as compact JSON: an array, no spaces, members in the
 * order of {@link RawMessage#write}, UTF-8, and no escapes but those that JSON demands. These are
 * the bytes of {@code json.dumps(messages, ensure_ascii=False, separators=(",", ":"))} in Python
 * and of {@code JSON.stringify(messages)} in JavaScript, so that anyone can check a file.
 */
final class MessageChecksum {

  /** Hexadecimal digits in lower case, as in other languages; this concerns escapes only. */
  static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

  private final MessageDigest digest;
  private final JsonGenerator json;

  MessageChecksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
      // By way of a writer: the byte generator escapes characters beyond the basic plane.
      json =
          JSON.createGenerator(
              new OutputStreamWriter(
                  new DigestOutputStream(OutputStream.nullOutputStream(), digest),
                  StandardCharsets.UTF_8));
      json.writeStartArray();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(RawMessage message) throws IOException {
    message.write(json);
  }

  /** The checksum of all that was added; nothing can be added afterwards. */
  String hex() throws IOException {
    json.writeEndArray();
    json.close();
    return HexFormat.of().formatHex(digest.digest());
  }
}
