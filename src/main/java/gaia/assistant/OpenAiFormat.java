package gaia.assistant;

import gaia.access.Refusal;
import gaia.languagemodel.Completion;
import gaia.languagemodel.TokenUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How answers and faults look to a client of the OpenAI API. What GAIA knows beyond that stands in
 * a member of its own, {@code gaia}, which such clients read over.
 *
 * @param id of this completion
 * @param created seconds since 1970
 */
record OpenAiFormat(String id, long created) {

  /** The one model on offer: whoever stands behind it, it is GAIA that answers. */
  static final String MODEL = "gaia";

  static Map<String, Object> model() {
    return Map.of("id", MODEL, "object", "model", "created", 0, "owned_by", MODEL);
  }

  Map<String, Object> whole(Answer answer) {
    Map<String, Object> message = Map.of("role", "assistant", "content", answer.response());
    Map<String, Object> choice =
        Map.of("index", 0, "message", message, "finish_reason", finish(answer));
    return Map.of(
        "id",
        id,
        "object",
        "chat.completion",
        "created",
        created,
        "model",
        MODEL,
        "choices",
        List.of(choice),
        "usage",
        tokens(answer.usage()),
        "gaia",
        gaia(answer));
  }

  Map<String, Object> first() {
    return chunk(List.of(choice(Map.of("role", "assistant", "content", ""), null)));
  }

  Map<String, Object> piece(String text) {
    return chunk(List.of(choice(Map.of("content", text), null)));
  }

  Map<String, Object> last(Answer answer) {
    Map<String, Object> chunk = chunk(List.of(choice(Map.of(), finish(answer))));
    chunk.put("gaia", gaia(answer));
    return chunk;
  }

  Map<String, Object> usage(Answer answer) {
    Map<String, Object> chunk = chunk(List.of());
    chunk.put("usage", tokens(answer.usage()));
    return chunk;
  }

  private Map<String, Object> chunk(List<Map<String, Object>> choices) {
    return new HashMap<>(
        Map.of(
            "id", id,
            "object", "chat.completion.chunk",
            "created", created,
            "model", MODEL,
            "choices", choices));
  }

  /** A chunk that is not the last one has no reason to finish, and says so. */
  private static Map<String, Object> choice(Map<String, Object> delta, @Nullable String finish) {
    Map<String, @Nullable Object> choice = new HashMap<>();
    choice.put("index", 0);
    choice.put("delta", delta);
    choice.put("finish_reason", finish);
    @SuppressWarnings("NullAway") // JSON has nulls where this map has them.
    Map<String, Object> shown = (Map<String, Object>) (Map<?, ?>) choice;
    return shown;
  }

  private static String finish(Answer answer) {
    return answer.finish() == Completion.FinishReason.LENGTH ? "length" : "stop";
  }

  private static Map<String, Object> tokens(TokenUsage usage) {
    return Map.of(
        "prompt_tokens", usage.prompt(),
        "completion_tokens", usage.completion(),
        "total_tokens", usage.prompt() + usage.completion());
  }

  private static Map<String, Object> gaia(Answer answer) {
    return Map.of("conversation_id", answer.conversationId(), "citations", answer.citations());
  }

  static Map<String, Object> error(int status, String message) {
    String type = status < 500 ? "invalid_request_error" : "server_error";
    Map<String, @Nullable Object> error = new HashMap<>();
    error.put("message", message);
    error.put("type", type);
    error.put("param", null);
    error.put("code", status == 404 ? "not_found" : null);
    return Map.of("error", error);
  }

  static int status(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case NOT_FOUND -> 404;
      case FORBIDDEN -> 403;
      case CONFLICT -> 409;
      case TOO_LARGE -> 413;
      case TOO_MANY -> 429;
      case NO_ROOM -> 507;
    };
  }
}
