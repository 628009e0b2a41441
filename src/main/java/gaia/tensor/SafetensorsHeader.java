package gaia.tensor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import gaia.files.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: its length in 8 bytes, then JSON that maps every name to type,
 * shape and place. Format: github.com/huggingface/safetensors.
 */
final class SafetensorsHeader {

  private static final int LENGTH_BYTES = 8;
  private static final int LONGEST = 16 << 20;
  private static final String METADATA = "__metadata__";

  private final MappedFile file;
  private final TensorTable table;
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private long dataStart;

  SafetensorsHeader(MappedFile file) {
    this.file = file;
    this.table = new TensorTable(file);
  }

  TensorFile read() throws CorruptTensorFile {
    byte[] length = new byte[LENGTH_BYTES];
    file.read(0, length, LENGTH_BYTES);
    long bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (bytes < 2 || bytes > LONGEST || bytes > file.size() - LENGTH_BYTES) {
      throw new CorruptTensorFile(
          file.path(),
          "it is no safetensors file, or cut off: its header would have %d bytes".formatted(bytes));
    }
    byte[] json = new byte[(int) bytes];
    file.read(LENGTH_BYTES, json, json.length);
    dataStart = LENGTH_BYTES + bytes;
    try (JsonParser parser = Json.mapper().createParser(json)) {
      parse(parser);
    } catch (CorruptTensorFile e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new CorruptTensorFile(file.path(), "its header is no valid JSON", e);
    }
    return new TensorFile(file, table.finish(), metadata);
  }

  private void parse(JsonParser parser) throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "its header is no JSON object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      require(parser.nextToken() == JsonToken.START_OBJECT, Names.shown(name) + " is no object");
      if (name.equals(METADATA)) {
        parseMetadata(parser);
      } else {
        parseTensor(name, parser);
      }
    }
    require(parser.currentToken() == JsonToken.END_OBJECT, "its header ends too early");
  }

  private void parseMetadata(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      require(parser.nextToken() == JsonToken.VALUE_STRING, METADATA + " holds more than texts");
      metadata.put(key, parser.getText());
    }
  }

  private void parseTensor(String name, JsonParser parser) throws IOException {
    String type = "";
    List<Long> shape = null;
    List<Long> place = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals("dtype") && value == JsonToken.VALUE_STRING) {
        type = parser.getText();
      } else if (key.equals("shape")) {
        shape = numbers(name, parser);
      } else if (key.equals("data_offsets")) {
        place = numbers(name, parser);
      } else {
        parser.skipChildren();
      }
    }
    boolean whole = shape != null && place != null && place.size() == 2;
    if (!whole || shape == null || place == null) {
      throw fault("the tensor %s has no shape or no place".formatted(Names.shown(name)));
    }
    add(name, type, shape, place);
  }

  private void add(String name, String typeName, List<Long> shape, List<Long> place)
      throws CorruptTensorFile {
    long begin = place.get(0);
    long end = place.get(1);
    long room = file.size() - dataStart;
    if (begin < 0 || end < begin || end > room) {
      throw fault(
          "the tensor %s lies at %s, and there are %d bytes"
              .formatted(Names.shown(name), place, room));
    }
    TensorType type = TensorType.ofName(typeName).orElse(null);
    if (type == null) {
      // Numbers that are no floats, such as the positions that some models carry along.
      return;
    }
    table.add(name, type, shape, dataStart + begin);
    long values = shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    require(
        values * type.blockBytes() == end - begin,
        "the tensor %s of shape %s has %d bytes".formatted(Names.shown(name), shape, end - begin));
  }

  private List<Long> numbers(String name, JsonParser parser) throws IOException {
    require(parser.currentToken() == JsonToken.START_ARRAY, Names.shown(name) + " is not a tensor");
    List<Long> numbers = new ArrayList<>();
    while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      require(numbers.size() < 64, Names.shown(name) + " has too many sides");
      numbers.add(parser.getLongValue());
    }
    require(parser.currentToken() == JsonToken.END_ARRAY, Names.shown(name) + " is not a tensor");
    return numbers;
  }

  private void require(boolean condition, String otherwise) throws CorruptTensorFile {
    if (!condition) {
      throw fault(otherwise);
    }
  }

  private CorruptTensorFile fault(String fault) {
    return new CorruptTensorFile(file.path(), fault);
  }
}
