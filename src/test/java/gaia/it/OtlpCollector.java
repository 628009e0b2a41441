package gaia.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what is sent by OTLP over HTTP, and looks for words in it. */
final class OtlpCollector implements AutoCloseable {

  private static final int KEPT = 200;

  private final HttpServer server;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  private record Sent(String path, String bytes) {}

  OtlpCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      sent.add(
          new Sent(
              exchange.getRequestURI().getPath(), new String(body, StandardCharsets.ISO_8859_1)));
      if (sent.size() > KEPT) {
        sent.remove(0);
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** What a server needs to be told to send here. */
  Map<String, String> settings() {
    return Map.of(
        "OTEL_SDK_DISABLED", "false",
        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + server.getAddress().getPort(),
        "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "OTEL_LOGS_EXPORTER", "none",
        "OTEL_METRIC_EXPORT_INTERVAL", "1000",
        "OTEL_BSP_SCHEDULE_DELAY", "500");
  }

  /**
   * @param signal {@code metrics} or {@code traces}
   */
  boolean holds(String signal, String word) {
    return sent.stream()
        .anyMatch(one -> one.path().endsWith("/v1/" + signal) && one.bytes().contains(word));
  }

  /** The spans that were sent and are remembered, oldest first. */
  List<OtlpSpan> spans() {
    return sent.stream()
        .filter(one -> one.path().endsWith("/v1/traces"))
        .flatMap(one -> OtlpSpan.in(one.bytes()).stream())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
