package gaia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of one server; paths start with a slash and are sent as they are. */
public final class Http {

  static final String JSON = "application/json";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String root;

  Http(String root) {
    this.root = root;
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  public Answer post(String path, String json) {
    return sendJson("POST", path, json);
  }

  public Answer put(String path, String json) {
    return sendJson("PUT", path, json);
  }

  public Answer patch(String path, String json) {
    return sendJson("PATCH", path, json);
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  private Answer sendJson(String method, String path, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return send(method, path, BodyPublishers.ofByteArray(bytes), "Content-Type", JSON);
  }

  /**
   * Sends any request.
   *
   * @param headers names and values in turn
   */
  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    try {
      return trySend(method, path, body, headers);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    }
  }

  /** Like {@link #send}, for a server that may not be there. */
  public Answer trySend(String method, String path, BodyPublisher body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path)).method(method, body).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
