package gaia.languagemodel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Speaks enough of the chat completions of OpenAI, and of llama-server, for tests; as an object, or
 * as a program that takes llama-server's arguments. What it says is chosen by the test.
 */
public final class FakeOpenAiServer implements AutoCloseable {

  /** How it behaves. */
  public enum Mode {
    /** Says its text. */
    ANSWER,
    /** Says one word, then keeps the stream open. */
    HANG,
    /** Keeps the connection open and says nothing at all. */
    SILENT,
    /** Every prompt is too long. */
    TOO_LONG,
    /** Ends the stream before the answer is complete. */
    BREAK_OFF,
    /** The same, and from then on answers nobody, not even whoever asks for its health. */
    DEAF,
    /** Fails, and repeats the key it was given. */
    REJECT_KEY,
    /** Sends the caller elsewhere. */
    REDIRECT
  }

  private static final Pattern MAX_TOKENS = Pattern.compile("\"max_tokens\"\\s*:\\s*(\\d+)");

  private final HttpServer server;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch listenerLeft = new CountDownLatch(1);
  private final @Nullable String requiredKey;
  private volatile Mode mode = Mode.ANSWER;
  private volatile String text = "The fake model has nothing to say.";
  private volatile @Nullable String constrained;
  private volatile boolean refusesSchemas;
  private volatile boolean deaf;
  private volatile boolean askedToUpgrade;
  private volatile Predicate<String> held = body -> false;
  private volatile @Nullable Function<String, Optional<String>> answering;

  public FakeOpenAiServer(int port, @Nullable String requiredKey) {
    this.requiredKey = requiredKey;
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "fake-model");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::handle);
    server.start();
  }

  public static FakeOpenAiServer saying(String text) {
    FakeOpenAiServer fake = new FakeOpenAiServer(0, null);
    fake.text = text;
    return fake;
  }

  public FakeOpenAiServer in(Mode chosen) {
    mode = chosen;
    return this;
  }

  public FakeOpenAiServer says(String chosen) {
    text = chosen;
    return this;
  }

  /** Answers a request for a chat completion with what is made of its body, unless with nothing. */
  public FakeOpenAiServer answering(Function<String, Optional<String>> chosen) {
    answering = chosen;
    return this;
  }

  /** Says one word of the answers to these bodies, and then keeps the stream open. */
  public FakeOpenAiServer holding(Predicate<String> chosen) {
    held = chosen;
    return this;
  }

  /** Answers a request with a schema with this instead, as a server that keeps to schemas. */
  FakeOpenAiServer constrainedTo(String json) {
    constrained = json;
    return this;
  }

  FakeOpenAiServer refusingSchemas() {
    refusesSchemas = true;
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Bodies of the chat completions asked for, oldest first. */
  public List<String> bodies() {
    return bodies;
  }

  List<String> keys() {
    return keys;
  }

  /** Whether any request asked for another protocol, over which some servers stumble. */
  boolean wasAskedToUpgrade() {
    return askedToUpgrade;
  }

  /** Whether a listener went away while an answer was held. */
  boolean awaitListenerLeft() throws InterruptedException {
    return listenerLeft.await(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      keys.add(key);
      askedToUpgrade |= exchange.getRequestHeaders().containsKey("Upgrade");
      if (deaf) {
        closed.await();
      } else if (path.equals("/health")) {
        send(exchange, 200, "{\"status\":\"ok\"}");
      } else if (requiredKey != null && !key.equals("Bearer " + requiredKey)) {
        send(exchange, 401, "{\"error\":{\"message\":\"Invalid API key\"}}");
      } else {
        answer(exchange, path, body, key);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, String path, String body, String key)
      throws IOException {
    switch (path) {
      case "/v1/models" -> send(exchange, 200, "{\"data\":[{\"id\":\"fake\",\"n_ctx\":2048}]}");
      case "/tokenize" -> send(exchange, 200, tokens(body));
      case "/v1/chat/completions" -> complete(exchange, body, key);
      default -> send(exchange, 404, "{}");
    }
  }

  private static String tokens(String body) {
    String content = body.replaceFirst(".*\"content\":\"", "").replaceFirst("\"}$", "");
    int words = content.isBlank() ? 0 : content.strip().split("\\s+").length;
    return "{\"tokens\":[" + "1,".repeat(Math.max(0, words - 1)) + (words > 0 ? "1" : "") + "]}";
  }

  private void complete(HttpExchange exchange, String body, String key) throws IOException {
    bodies.add(body);
    boolean schema = body.contains("json_schema");
    if (schema && refusesSchemas) {
      send(exchange, 400, "{\"error\":{\"message\":\"response_format is not supported\"}}");
      return;
    }
    switch (mode) {
      case TOO_LONG -> send(exchange, 400, "{\"error\":{\"type\":\"exceed_context_size_error\"}}");
      case REJECT_KEY ->
          send(exchange, 401, "{\"error\":{\"message\":\"Incorrect key: " + key + "\"}}");
      case REDIRECT -> {
        exchange.getResponseHeaders().add("Location", "http://elsewhere.invalid/");
        send(exchange, 307, "");
      }
      default -> {
        String json = constrained;
        Function<String, Optional<String>> chosen = answering;
        Optional<String> said = chosen == null ? Optional.empty() : chosen.apply(body);
        String other = schema && json != null ? json : text;
        stream(exchange, body, said.orElse(other));
      }
    }
  }

  private void stream(HttpExchange exchange, String body, String said) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    if (mode == Mode.SILENT) {
      hold(out);
      return;
    }
    Matcher limit = MAX_TOKENS.matcher(body);
    int most = limit.find() ? Integer.parseInt(limit.group(1)) : Integer.MAX_VALUE;
    int tokens = 0;
    for (String word : said.split("(?<= )")) {
      if (tokens == most) {
        break;
      }
      event(out, "{\"content\":\"" + escaped(word) + "\"}", "null");
      tokens++;
      if (mode == Mode.HANG || held.test(body)) {
        hold(out);
        return;
      }
      if (mode == Mode.BREAK_OFF || mode == Mode.DEAF) {
        deaf = mode == Mode.DEAF;
        return;
      }
    }
    boolean cut = tokens < said.split("(?<= )").length;
    event(out, "{}", cut ? "\"length\"" : "\"stop\"");
    String usage =
        "{\"model\":\"fake\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,"
            + "\"completion_tokens\":%d,\"total_tokens\":%d}}";
    data(out, usage.formatted(tokens, tokens + 7));
    data(out, "[DONE]");
  }

  /** Sends comments until nobody listens any more. */
  private void hold(OutputStream out) throws IOException {
    try {
      while (!closed.await(5, TimeUnit.MILLISECONDS)) {
        out.write(": waiting\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      listenerLeft.countDown();
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void event(OutputStream out, String delta, String finish) throws IOException {
    data(
        out,
        "{\"model\":\"fake\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}"
            .formatted(delta, finish));
  }

  private static void data(OutputStream out, String json) throws IOException {
    out.write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
  }

  /**
   * Stands in for llama-server. {@code FAKE_MODE} and {@code FAKE_TEXT} say how it behaves; {@code
   * FAKE_MODE=EXIT} ends at once, as for a file that is no model.
   */
  public static void main(String[] arguments) throws InterruptedException {
    String mode = System.getenv().getOrDefault("FAKE_MODE", "ANSWER");
    if (mode.equals("EXIT")) {
      System.exit(1);
    }
    int port = Integer.parseInt(argument(arguments, "--port"));
    new FakeOpenAiServer(port, System.getenv("LLAMA_API_KEY"))
        .in(Mode.valueOf(mode.toUpperCase(Locale.ROOT)))
        .says(System.getenv().getOrDefault("FAKE_TEXT", "I am a fake."));
    new CountDownLatch(1).await();
  }

  /**
   * Writes a program that stands in for llama-server, and that writes its process id beside itself,
   * into the file of the same name that ends in {@code .pid}.
   */
  public static Path program(Path file, String mode, String text) {
    String classes =
        FakeOpenAiServer.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    String script =
        """
        #!/bin/sh
        echo $$ > '%s.pid'
        FAKE_MODE='%s' FAKE_TEXT='%s' exec '%s/bin/java' -XX:+UseSerialGC -Xmx64m -cp '%s' \\
          gaia.languagemodel.FakeOpenAiServer "$@"
        """
            .formatted(file, mode, text, System.getProperty("java.home"), classes);
    try {
      Files.writeString(file, script);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String argument(String[] arguments, String name) {
    return arguments[List.of(arguments).indexOf(name) + 1];
  }
}
