package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gaia.access.Outgoing;
import gaia.files.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteEncoderTest extends EncoderContract {

  private static final String KEY = "sk-very-secret";

  private HttpServer server;
  private final List<Map<String, Object>> seen = new ArrayList<>();
  private @Nullable String answer;
  private int status = 200;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/embeddings", this::answer);
    server.createContext(
        "/elsewhere",
        exchange -> {
          seen.add(Map.of("elsewhere", true));
          send(exchange, 200, "{}");
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
    seen.add(
        Map.of(
            "key", String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            "model", request.path("model").asText(),
            "texts", request.path("input").size(),
            "longest", longest(request.path("input"))));
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    send(exchange, status, answer == null ? vectors(request.path("input")) : answer);
  }

  private static int longest(JsonNode texts) {
    int longest = 0;
    for (JsonNode text : texts) {
      longest = Math.max(longest, text.asText().length());
    }
    return longest;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** In the opposite order, which the numbers beside them put right. */
  private static String vectors(JsonNode texts) throws IOException {
    List<Map<String, Object>> data = new ArrayList<>();
    for (int i = texts.size() - 1; i >= 0; i--) {
      Random random = new Random(texts.get(i).asText().hashCode());
      List<Double> vector = random.doubles(12, -3, 3).boxed().toList();
      data.add(Map.of("index", i, "embedding", vector));
    }
    return Json.mapper().writeValueAsString(Map.of("data", data));
  }

  @Override
  TextEncoder encoder() {
    return new RemoteEncoder(url(""), "small", KEY, Duration.ofSeconds(20));
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Test
  void the_service_is_asked_for_the_model_with_the_key_in_small_batches() {
    encoder().encode(List.of("x".repeat(50_000)));
    encoder().encode(java.util.Collections.nCopies(70, "text"));

    assertThat(seen).allSatisfy(request -> assertThat(request).containsEntry("model", "small"));
    assertThat(seen)
        .allSatisfy(request -> assertThat(request).containsEntry("key", "Bearer " + KEY));
    assertThat(seen).extracting("texts").containsExactly(1, 32, 32, 6);
    assertThat(seen.get(0)).containsEntry("longest", 8000);
  }

  @Test
  void a_name_that_leads_to_the_secrets_of_the_machine_is_not_called() {
    Outgoing outgoing =
        new Outgoing(
            host ->
                new InetAddress[] {
                  InetAddress.getByAddress(new byte[] {(byte) 169, (byte) 254, 1, 1})
                });
    RemoteEncoder encoder =
        new RemoteEncoder(url(""), "small", KEY, Duration.ofSeconds(20), outgoing);

    assertThatThrownBy(() -> encoder.encode(List.of("text")))
        .isInstanceOf(EncoderUnavailable.class)
        .hasMessageContaining("link-local");
    assertThat(seen).isEmpty();
  }

  @Test
  void an_address_may_end_in_the_version() {
    RemoteEncoder encoder = new RemoteEncoder(url("/v1/"), "small", null, Duration.ofSeconds(20));

    assertThat(encoder.encode(List.of("text"))).hasSize(1);
    assertThat(encoder.spaceId()).isEqualTo(encoder().spaceId());
    assertThat(seen.get(0)).containsEntry("key", "null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no json | no valid JSON
          {"data": []} | 0 vectors came for 1 texts
          {"data": [{"index": 3, "embedding": [1]}]} | not numbered
          {"data": [{"index": 0, "embedding": []}]} | a vector of 0 numbers
          {"data": [{"index": 0, "embedding": [1, "NaN"]}]} | not made of finite numbers
          {"data": [{"index": 0, "embedding": [1, 1e300]}]} | not made of finite numbers
          {"data": [{"index": 0, "embedding": [1, null]}]} | not made of finite numbers
          """)
  void answers_that_are_no_vectors_are_refused(String body, String reason) {
    answer = body;

    assertThatThrownBy(() -> encoder().encode(List.of("text")))
        .isInstanceOf(EncoderUnavailable.class)
        .hasMessageContaining(reason);
  }

  @Test
  void a_vector_of_another_dimension_is_refused() {
    TextEncoder encoder = encoder();
    encoder.encode(List.of("text"));
    answer = "{\"data\": [{\"index\": 0, \"embedding\": [1, 2]}]}";

    assertThatThrownBy(() -> encoder.encode(List.of("text")))
        .isInstanceOf(EncoderUnavailable.class)
        .hasMessageContaining("a vector of 2 numbers, after others of 12");
  }

  @Test
  void failures_are_named_without_the_key_and_may_be_tried_again() {
    status = 503;
    TextEncoder encoder = encoder();
    assertThatThrownBy(() -> encoder.encode(List.of("text")))
        .isInstanceOf(EncoderUnavailable.class)
        .hasMessageContaining("status 503")
        .hasMessageNotContaining(KEY);

    status = 200;
    assertThat(encoder.encode(List.of("text"))).hasSize(1);
  }

  @Test
  void redirects_are_not_followed() {
    status = 307;

    assertThatThrownBy(() -> encoder().encode(List.of("text"))).hasMessageContaining("307");
    assertThat(seen).noneMatch(request -> request.containsKey("elsewhere"));
  }

  @Test
  void a_service_that_is_not_there_is_named() {
    TextEncoder encoder = encoder();
    server.stop(0);

    assertThatThrownBy(() -> encoder.encodeQuery("text"))
        .isInstanceOf(EncoderUnavailable.class)
        .hasMessageContaining("127.0.0.1")
        .hasMessageContaining("cannot be reached");
  }
}
