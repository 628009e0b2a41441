package gaia.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Reads Server-Sent Events over a connection of its own, on a thread of its own. */
final class EventListener implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** One event; {@code kind} is empty for a comment. */
  record Heard(String id, String kind, JsonNode data) {}

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final InputStream body;
  private final int status;

  private EventListener(String url, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/api/background/events"))
            .header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      status = response.statusCode();
      body = response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Thread reader = new Thread(this::read, "events");
    reader.setDaemon(true);
    reader.start();
  }

  static EventListener to(GaiaServer gaia) {
    return new EventListener(gaia.url(), "");
  }

  /** Comes back after an interruption. */
  static EventListener again(GaiaServer gaia, String lastEventId) {
    return new EventListener(gaia.url(), lastEventId);
  }

  int status() {
    return status;
  }

  /** Everything heard so far. */
  List<Heard> heard() {
    return List.copyOf(heard);
  }

  /** Waits for an event. */
  Heard await(String what, Predicate<Heard> wanted) {
    return Await.until(
            what,
            PATIENCE,
            () -> heard.stream().filter(wanted).findFirst(),
            found -> found.isPresent())
        .orElseThrow();
  }

  private void read() {
    try (var lines =
        new java.io.BufferedReader(new java.io.InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = "";
      String kind = "";
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          heard.add(new Heard("", "", JSON.nullNode()));
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          kind = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty() && !kind.isEmpty()) {
          heard.add(new Heard(id, kind, JSON.readTree(data)));
          kind = "";
        }
      }
    } catch (IOException e) {
      // The connection is closed, by the test or by the server.
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
