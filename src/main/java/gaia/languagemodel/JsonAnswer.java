package gaia.languagemodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import gaia.files.Json;
import java.util.Optional;

/** Finds the JSON object in what a model said, and checks that it has the shape asked for. */
final class JsonAnswer {

  private static final int DEEPEST = 20;

  /** Reads one value, whatever comes after it. */
  private static final ObjectReader READER =
      Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonAnswer() {}

  /**
   * The first whole object in the text that has the shape, whatever stands around it.
   *
   * @param schema JSON schema; of it, types, required members, members, items and enumerations
   *     count here
   * @throws IllegalArgumentException when the schema is no JSON
   */
  static Optional<String> in(String text, String schema) {
    JsonNode shape = tree(schema);
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
      Optional<JsonNode> found = object(text, at);
      if (found.isPresent() && fits(found.get(), shape, 0)) {
        return Optional.of(found.get().toString());
      }
    }
    return Optional.empty();
  }

  private static JsonNode tree(String schema) {
    try {
      return Json.mapper().readTree(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the schema is not JSON", e);
    }
  }

  private static Optional<JsonNode> object(String text, int at) {
    try {
      JsonNode found = READER.readTree(text.substring(at));
      return Optional.ofNullable(found).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean fits(JsonNode value, JsonNode shape, int depth) {
    if (depth > DEEPEST || !isOfType(value, shape.path("type"))) {
      return false;
    }
    JsonNode choices = shape.path("enum");
    if (choices.isArray() && !contains(choices, value)) {
      return false;
    }
    return value.isArray()
        ? itemsFit(value, shape, depth)
        : !value.isObject() || membersFit(value, shape, depth);
  }

  private static boolean itemsFit(JsonNode value, JsonNode shape, int depth) {
    for (JsonNode item : value) {
      if (!fits(item, shape.path("items"), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean membersFit(JsonNode value, JsonNode shape, int depth) {
    for (JsonNode name : shape.path("required")) {
      if (!value.has(name.asText())) {
        return false;
      }
    }
    return shape.path("properties").properties().stream()
        .filter(member -> value.has(member.getKey()))
        .allMatch(member -> fits(value.path(member.getKey()), member.getValue(), depth + 1));
  }

  /** A type may be one name or several; none means any. */
  private static boolean isOfType(JsonNode value, JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isOfType(value, one)) {
          return true;
        }
      }
      return type.isEmpty();
    }
    return switch (type.asText("")) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "null" -> value.isNull();
      default -> true;
    };
  }

  private static boolean contains(JsonNode choices, JsonNode value) {
    for (JsonNode choice : choices) {
      if (choice.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
