package gaia.languagemodel;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * One life of llama-server: a process on loopback, at a free port, with a key that nobody else
 * knows. Safe for several threads.
 */
final class LlamaLife {

  /** What a missing program or folder is worth waiting for. */
  static final Duration LATER = Duration.ofHours(1);

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ChildProcess process;
  private final OpenAiLanguageModel model;
  private final URI health;
  private volatile boolean healthy;

  private LlamaLife(
      ChildProcess process, Endpoint endpoint, Function<ChatRequest, Map<String, Object>> members) {
    this.process = process;
    this.model = new OpenAiLanguageModel(endpoint, members);
    this.health = endpoint.beside("/health");
  }

  /**
   * Starts the program; it is not healthy yet.
   *
   * @param members what is added to the JSON of its requests
   * @throws LanguageModelFailure.Unavailable when it cannot be started
   */
  static LlamaLife begin(
      LlamaCommand command,
      Path program,
      Path log,
      Function<ChatRequest, Map<String, Object>> members) {
    String key = UUID.randomUUID().toString();
    try {
      Files.createDirectories(log.getParent());
      int port = freePort();
      ChildProcess process =
          ChildProcess.start(
              command.line(program, port), command.niceness(), Map.of("LLAMA_API_KEY", key), log);
      URI address = URI.create("http://127.0.0.1:" + port);
      Endpoint endpoint = Endpoint.of(address, null, key, command.contextWindow());
      return new LlamaLife(process, endpoint, members);
    } catch (IOException e) {
      throw new LanguageModelFailure.Unavailable(
          "The language model's program cannot be started: a POSIX shell and a place for its log"
              + " are needed.",
          LATER);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Whether it was loaded when somebody asked last. */
  boolean isHealthy() {
    return healthy;
  }

  /** Asks whether the model is loaded. */
  boolean askHealth() {
    HttpRequest question = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
    try {
      healthy = client.send(question, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      healthy = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LanguageModelFailure.Cancelled();
    }
    return healthy;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  OpenAiLanguageModel model() {
    return model;
  }

  void onEnd(Runnable action) {
    process.onExit(action);
  }

  void stop() {
    process.stop();
  }
}
