package gaia.conversation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks through JSON one value at a time, without holding the document, and names the place of
 * whatever is wrong: {@code conversations[3].messages[12].role}.
 *
 * <p>A {@link ContentFault} concerns one value, and reading can go on behind it. An {@link
 * IOException} ends the document; {@link #fault(IOException)} puts it into words.
 */
final class JsonCursor implements Closeable {

  /** A longer place helps nobody. */
  private static final int PLACE = 200;

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** Names are not canonicalized: the names in an export may all be different. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(ContentLimits.NESTING)
                  .maxStringLength(ContentLimits.JSON_STRING)
                  .maxNumberLength(100)
                  .maxNameLength(1_000)
                  .build())
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser parser;

  private JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the value of one member or element; what it leaves unread is skipped. */
  @FunctionalInterface
  interface ValueReader {
    void read() throws IOException;
  }

  /** Reads the value of the member with this name; what it leaves unread is skipped. */
  @FunctionalInterface
  interface MemberReader {
    void read(String name) throws IOException;
  }

  static JsonCursor open(InputStream in) throws IOException {
    return new JsonCursor(FACTORY.createParser(Utf8.reader(in)));
  }

  /** Reads the one value that the document consists of. */
  void document(ValueReader reader) throws IOException {
    if (parser.nextToken() == null) {
      throw new ContentFault("The file is empty.");
    }
    reader.read();
    leave(0);
    if (parser.nextToken() != null) {
      throw new ContentFault("There is more behind the end of the JSON, at " + position() + ".");
    }
  }

  void members(MemberReader reader) throws IOException {
    require(JsonToken.START_OBJECT, "an object");
    int depth = depth();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      reader.read(name);
      leave(depth);
    }
  }

  void elements(ValueReader reader) throws IOException {
    require(JsonToken.START_ARRAY, "an array");
    int depth = depth();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      reader.read();
      leave(depth);
    }
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /** The text, which may not be null and has at most {@code most} UTF-16 code units. */
  String text(int most) throws IOException {
    require(JsonToken.VALUE_STRING, "text");
    if (parser.getTextLength() > most) {
      throw fault("has more than " + most + " characters");
    }
    return parser.getText();
  }

  @Nullable String textOrNull(int most) throws IOException {
    return isNull() ? null : text(most);
  }

  boolean flag() {
    if (parser.currentToken() != JsonToken.VALUE_FALSE) {
      require(JsonToken.VALUE_TRUE, "true or false");
    }
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  double number() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      require(JsonToken.VALUE_NUMBER_FLOAT, "a number");
    }
    return parser.getDoubleValue();
  }

  /** A time with its offset, such as 2026-03-01T18:30:00Z; kept to the microsecond. */
  Instant time() throws IOException {
    String text = text(100);
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      return inRange(time).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw fault("is no time with an offset, such as 2026-03-01T18:30:00Z");
    }
  }

  /** Seconds since 1970 with decimals; kept to the millisecond. */
  Instant epochSeconds() throws IOException {
    double seconds = number();
    if (Math.abs(seconds) > 1e12) {
      throw fault("is no time in seconds since 1970");
    }
    return inRange(Instant.ofEpochMilli(Math.round(seconds * 1000)));
  }

  private Instant inRange(Instant time) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw fault("is a time outside the years 1 to 9999");
    }
    return time;
  }

  /** A fault of the present value. */
  ContentFault fault(String what) {
    String place = place();
    return new ContentFault((place.isEmpty() ? "The document" : place) + " " + what + ".");
  }

  /** A fault of a member of the object that was just read. */
  ContentFault faultOf(String member, String what) {
    String place = place();
    return new ContentFault((place.isEmpty() ? "" : place + ".") + member + " " + what + ".");
  }

  /**
   * Why the document cannot be read on, in words; empty where the content is not at fault but the
   * stream is.
   */
  static Optional<ContentFault> fault(IOException e) {
    if (e instanceof JsonProcessingException json) {
      return Optional.of(new ContentFault(reason(json)));
    }
    return e instanceof CharacterCodingException
        ? Optional.of(new ContentFault("The file is not UTF-8 text."))
        : Optional.empty();
  }

  private static String reason(JsonProcessingException e) {
    String at =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    if (e instanceof StreamConstraintsException) {
      return "A value is too long or nested too deeply" + at + ".";
    }
    return (e instanceof JsonEOFException ? "The JSON ends too early" : "The JSON is broken")
        + at
        + ".";
  }

  /** Where the present value stands; empty for the whole document. */
  String place() {
    StringBuilder place = new StringBuilder();
    for (JsonStreamContext c = parser.getParsingContext(); c != null; c = c.getParent()) {
      if (c.inArray() && c.hasCurrentIndex()) {
        place.insert(0, "[" + c.getCurrentIndex() + "]");
      } else if (c.inObject() && c.hasCurrentName()) {
        place.insert(0, "." + CleanText.line(c.getCurrentName(), 80));
      }
    }
    String whole = place.indexOf(".") == 0 ? place.substring(1) : place.toString();
    return whole.length() <= PLACE ? whole : CleanText.cut(whole, PLACE) + "…";
  }

  private String position() {
    return "line " + parser.currentLocation().getLineNr();
  }

  private void require(JsonToken token, String expected) {
    if (parser.currentToken() != token) {
      throw fault("must be " + expected);
    }
  }

  private void leave(int depth) throws IOException {
    while (depth() > depth) {
      parser.nextToken();
    }
  }

  private int depth() {
    return parser.getParsingContext().getNestingDepth();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
