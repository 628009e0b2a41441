package gaia.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.access.Refusal;
import gaia.conversation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client of the OpenAI API asks. What it may ask beyond this is read over where that does no
 * harm, and refused where the answer would not be what the client expects.
 *
 * @param messages of persons and of the assistant, oldest first; the last one is a person's
 * @param instructions what the client tells the model as system; null for nothing
 * @param user whom or what the client names as its user; null for nobody
 * @param schema JSON schema of the answer; null for text
 */
record ChatCompletionRequest(
    List<Said> messages,
    @Nullable String instructions,
    @Nullable String user,
    double temperature,
    int maxTokens,
    @Nullable String schema,
    boolean stream,
    boolean usageInStream) {

  private static final double HOTTEST = 2;

  /** One message. */
  record Said(Role role, String content) {}

  ChatCompletionRequest {
    messages = List.copyOf(messages);
  }

  /** The question itself. */
  String question() {
    return messages.get(messages.size() - 1).content();
  }

  /**
   * Reads a body.
   *
   * @throws Refusal when it is no request that can be answered
   */
  static ChatCompletionRequest of(JsonNode body) {
    refuseTools(body);
    List<Said> messages = new ArrayList<>();
    List<String> instructions = new ArrayList<>();
    for (JsonNode message : body.path("messages")) {
      read(message, messages, instructions);
    }
    if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Role.USER) {
      throw Refusal.invalid("The last of the messages must be one of the user.");
    }
    return new ChatCompletionRequest(
        messages,
        instructions.isEmpty() ? null : String.join("\n", instructions),
        body.path("user").asText("").isBlank() ? null : body.path("user").asText(),
        temperature(body),
        maxTokens(body),
        schema(body.path("response_format")),
        body.path("stream").asBoolean(false),
        body.path("stream_options").path("include_usage").asBoolean(false));
  }

  private static void refuseTools(JsonNode body) {
    if (!body.isObject()) {
      throw Refusal.invalid("The body must be a JSON object.");
    }
    if (!body.path("tools").isEmpty() || !body.path("functions").isEmpty()) {
      throw Refusal.invalid("Tools and functions are not supported.");
    }
    if (body.path("n").asInt(1) != 1) {
      throw Refusal.invalid("n must be 1.");
    }
  }

  private static void read(JsonNode message, List<Said> messages, List<String> instructions) {
    String text = text(message.path("content"));
    switch (message.path("role").asText("").toLowerCase(Locale.ROOT)) {
      case "system", "developer" -> instructions.add(text);
      case "user" -> messages.add(new Said(Role.USER, text));
      case "assistant" -> {
        if (!text.isBlank()) {
          messages.add(new Said(Role.ASSISTANT, text));
        }
      }
      default -> throw Refusal.invalid("role must be system, developer, user or assistant.");
    }
  }

  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.asText("");
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode part : content) {
      if (!part.path("type").asText().equals("text")) {
        throw Refusal.invalid("Only text can be read; no images, sounds or files.");
      }
      parts.add(part.path("text").asText(""));
    }
    return parts.stream().collect(Collectors.joining("\n"));
  }

  private static double temperature(JsonNode body) {
    double value = body.path("temperature").asDouble(Question.USUAL_TEMPERATURE);
    if (!(value >= 0 && value <= HOTTEST)) {
      throw Refusal.invalid("temperature must be 0 to 2.");
    }
    return value;
  }

  private static int maxTokens(JsonNode body) {
    JsonNode given =
        body.hasNonNull("max_completion_tokens")
            ? body.path("max_completion_tokens")
            : body.path("max_tokens");
    int value = given.asInt(Question.USUAL_TOKENS);
    if (value < 1) {
      throw Refusal.invalid("max_tokens must be at least 1.");
    }
    return value;
  }

  private static @Nullable String schema(JsonNode format) {
    return switch (format.path("type").asText("text")) {
      case "text" -> null;
      case "json_object" -> "{\"type\":\"object\"}";
      case "json_schema" -> format.path("json_schema").path("schema").toString();
      default -> throw Refusal.invalid("response_format must be text, json_object or json_schema.");
    };
  }
}
