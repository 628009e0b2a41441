package gaia.languagemodel;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.access.Outgoing;
import gaia.files.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Short questions to a server, none of which generates anything. */
final class ServerQuestions {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 4 << 20;
  private static final int OK = 200;

  /** Under these names servers tell how long the context of a model is. */
  private static final List<String> CONTEXT_NAMES =
      List.of("max_model_len", "context_length", "context_window", "max_context_length", "n_ctx");

  private final HttpClient client;
  private final Endpoint endpoint;
  private final Outgoing outgoing;

  ServerQuestions(HttpClient client, Endpoint endpoint, Outgoing outgoing) {
    this.client = client;
    this.endpoint = endpoint;
    this.outgoing = outgoing;
  }

  /** A model that the server lists. */
  record Listed(String name, OptionalInt contextWindow) {}

  /**
   * The models on offer, in the server's order.
   *
   * @throws LanguageModelFailure when the server does not tell
   */
  List<Listed> models() {
    JsonNode answer = ask(HttpRequest.newBuilder(endpoint.at("/models")).GET());
    return answer.path("data").findParents("id").stream()
        .map(model -> new Listed(model.path("id").asText(), contextOf(model)))
        .toList();
  }

  private static OptionalInt contextOf(JsonNode model) {
    return CONTEXT_NAMES.stream()
        .map(name -> model.has(name) ? model.path(name) : model.path("meta").path(name))
        .filter(value -> value.canConvertToInt() && value.asInt() > 0)
        .mapToInt(JsonNode::asInt)
        .findFirst();
  }

  /**
   * Counts the tokens of a text, as llama-server offers it.
   *
   * @throws LanguageModelFailure when the server does not
   */
  int tokens(String text) {
    JsonNode tokens = post(endpoint.beside("/tokenize"), Map.of("content", text)).path("tokens");
    if (!tokens.isArray()) {
      throw Faults.ofStatus(OK, "", endpoint);
    }
    return tokens.size();
  }

  private JsonNode post(URI address, Map<String, String> body) {
    try {
      byte[] bytes = Json.mapper().writeValueAsBytes(body);
      return ask(
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(bytes)));
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private JsonNode ask(HttpRequest.Builder request) {
    request.timeout(PATIENCE);
    if (endpoint.key() != null) {
      request.header("Authorization", "Bearer " + endpoint.key());
    }
    try {
      outgoing.check(endpoint.base());
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        if (response.statusCode() != OK) {
          throw Faults.ofStatus(response.statusCode(), "", endpoint);
        }
        return Json.mapper().readTree(bytes);
      }
    } catch (IOException e) {
      throw Faults.of(e, endpoint);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LanguageModelFailure.Cancelled();
    }
  }
}
