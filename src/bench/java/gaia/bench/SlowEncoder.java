package gaia.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A service for embeddings that takes its time and uses next to no processor. */
final class SlowEncoder implements AutoCloseable {

  private static final int DIMENSIONS = 8;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private volatile long waitNanos;

  SlowEncoder(Duration wait) throws IOException {
    this.waitNanos = wait.toNanos();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/v1/embeddings", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on every question takes so long. */
  void takes(Duration wait) {
    waitNanos = wait.toNanos();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode texts = JSON.readTree(exchange.getRequestBody()).path("input");
      long end = System.nanoTime() + waitNanos;
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      byte[] body = JSON.writeValueAsBytes(vectors(texts));
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** The same vector for the same text. */
  private static ObjectNode vectors(JsonNode texts) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode data = answer.putArray("data");
    for (int i = 0; i < texts.size(); i++) {
      ArrayNode vector = data.addObject().put("index", i).putArray("embedding");
      Random random = new Random(texts.get(i).asText().hashCode());
      for (int d = 0; d < DIMENSIONS; d++) {
        vector.add((float) random.nextGaussian());
      }
    }
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
