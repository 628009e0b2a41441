package gaia.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the server says of itself (OpenAPI 3.1), as far as it is checked against what it does. */
record Description(JsonNode all) {

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  /** Every operation by its method and path. */
  Map<String, JsonNode> operations() {
    Map<String, JsonNode> found = new TreeMap<>();
    all.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        each -> {
                          if (METHODS.contains(each.getKey())) {
                            found.put(each.getKey() + " " + path.getKey(), each.getValue());
                          }
                        }));
    return found;
  }

  /** Whether an operation may answer with this status; a class of them counts, such as 4XX. */
  static boolean isDeclared(JsonNode operation, int status) {
    JsonNode responses = operation.path("responses");
    return responses.has(Integer.toString(status)) || responses.has(status / 100 + "XX");
  }

  /** The schema of an answer in JSON; missing where none is described. */
  static JsonNode schema(JsonNode operation, int status) {
    JsonNode content = operation.path("responses").path(Integer.toString(status)).path("content");
    return content.path("application/json").path("schema");
  }

  /** Where a value is not what the schema describes, by names of members; empty when it fits. */
  List<String> misfits(JsonNode value, JsonNode schema) {
    List<String> found = new ArrayList<>();
    compare(value, schema, "", found);
    return found;
  }

  private void compare(JsonNode value, JsonNode described, String at, List<String> found) {
    JsonNode schema = resolved(described);
    if (value.isNull() || schema.isMissingNode() || isChoice(schema)) {
      return;
    }
    List<String> types = types(schema);
    if (!types.isEmpty() && types.stream().noneMatch(type -> is(value, type))) {
      found.add(at + " is no " + types + ": " + value);
    } else if (value.isArray()) {
      value.forEach(item -> compare(item, schema.path("items"), at + "[]", found));
    } else if (value.isObject()) {
      members(value, schema, at, found);
    }
  }

  private void members(JsonNode value, JsonNode schema, String at, List<String> found) {
    JsonNode known = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    value
        .properties()
        .forEach(
            member -> {
              String name = at + "." + member.getKey();
              if (known.has(member.getKey())) {
                compare(member.getValue(), known.path(member.getKey()), name, found);
              } else if (known.size() > 0 && others.isMissingNode()) {
                found.add(name + " is not described");
              } else if (others.isObject()) {
                compare(member.getValue(), others, name, found);
              }
            });
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode at = schema;
    while (at.has("$ref")) {
      at = all.at(at.path("$ref").asText().substring(1));
    }
    return at;
  }

  private static boolean isChoice(JsonNode schema) {
    return schema.has("anyOf") || schema.has("oneOf") || schema.has("allOf");
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    Stream<JsonNode> all =
        type.isArray() ? StreamSupport.stream(type.spliterator(), false) : Stream.of(type);
    return all.map(JsonNode::asText).filter(name -> !name.isEmpty()).toList();
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }
}
