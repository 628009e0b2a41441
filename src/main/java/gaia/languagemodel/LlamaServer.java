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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A GGUF file served by llama-server, a process of our own: started by the first request, on
 * loopback, at a free port, with a key that nobody else knows; started again when it dies, each
 * time later, and stopped when nobody has asked it for long.
 *
 * <p>Safe for several threads. Starting and stopping hold the lock only for moments; whoever asks
 * while it loads waits outside, and breathes.
 */
final class LlamaServer implements LanguageModel, AutoCloseable {

  /** Behind everything people run themselves, and still quick for a person on an idle machine. */
  private static final int NICENESS = 10;

  private static final Duration LOADING = Duration.ofMinutes(5);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 40;
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final LlamaCommand command;
  private final Path log;
  private final Duration unloadAfter;
  private final LongSupplier nanos;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private @Nullable Running running;
  private int failures;
  private long mayStartAt;
  private long lastUse;
  private int asking;
  private boolean closed;

  /**
   * @param log where the program's own messages go
   * @param nanos the clock of the process, as {@link System#nanoTime()}
   */
  LlamaServer(LlamaCommand command, Path log, Duration unloadAfter, LongSupplier nanos) {
    this.command = command;
    this.log = log;
    this.unloadAfter = unloadAfter;
    this.nanos = nanos;
    this.mayStartAt = nanos.getAsLong();
  }

  /** One life of the program. */
  private static final class Running {
    final ChildProcess process;
    final OpenAiLanguageModel model;
    final URI health;
    volatile boolean healthy;

    Running(ChildProcess process, Endpoint endpoint) {
      this.process = process;
      this.model = new OpenAiLanguageModel(endpoint);
      this.health = endpoint.beside("/health");
    }
  }

  @Override
  public synchronized ModelState state() {
    Running now = running;
    if (command.found(searchPath()).isEmpty()) {
      return state(ModelState.Condition.DOWN, notInstalled());
    }
    if (now != null && now.healthy) {
      return state(ModelState.Condition.READY, "The language model is loaded.");
    }
    if (now != null) {
      return state(ModelState.Condition.STARTING, "The language model is being loaded.");
    }
    return failures == 0
        ? state(ModelState.Condition.RESTING, "The language model is loaded when it is needed.")
        : state(ModelState.Condition.DOWN, died());
  }

  private ModelState state(ModelState.Condition condition, String sentence) {
    return new ModelState(
        condition,
        String.valueOf(command.model().getFileName()),
        OptionalInt.of(command.contextWindow()),
        sentence);
  }

  private String notInstalled() {
    return "MODEL_PATH is set, but there is no program %s to serve it. Install llama.cpp's"
            .formatted(command.program())
        + " llama-server, or set GAIA_LLAMA_SERVER to its path.";
  }

  private String died() {
    return "The language model's program has ended %d times in a row. Its messages are in %s; is %s"
            .formatted(failures, log.getFileName(), command.model().getFileName())
        + " a GGUF file that it can load?";
  }

  @Override
  public Completion generate(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    begin();
    try {
      Running ready = awaitHealthy(listener, cancellation);
      Completion completion = ready.model.generate(request, listener, cancellation);
      worked();
      return completion;
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    asking++;
  }

  private synchronized void end() {
    asking--;
    lastUse = nanos.getAsLong();
  }

  private synchronized void worked() {
    failures = 0;
  }

  private Running awaitHealthy(GenerationListener listener, Cancellation cancellation) {
    long deadline = nanos.getAsLong() + LOADING.toNanos();
    Running life = startedOrRunning();
    while (!life.healthy) {
      listener.breathe();
      if (cancellation.isCancelled()) {
        throw new LanguageModelFailure.Cancelled();
      }
      if (!life.process.isAlive()) {
        ended(life);
        throw new LanguageModelFailure.Unavailable(died(), waitBeforeStart());
      }
      if (nanos.getAsLong() > deadline) {
        life.process.stop();
        throw new LanguageModelFailure.Unavailable(
            "The language model was not loaded within five minutes.", LONGEST_WAIT);
      }
      life.healthy = isHealthy(life.health);
      if (!life.healthy) {
        pause();
      }
    }
    return life;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LanguageModelFailure.Cancelled();
    }
  }

  private boolean isHealthy(URI health) {
    HttpRequest question = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).build();
    try {
      return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LanguageModelFailure.Cancelled();
    }
  }

  private synchronized Running startedOrRunning() {
    if (running != null && running.process.isAlive()) {
      return running;
    }
    if (running != null) {
      ended(running);
    }
    if (closed) {
      throw new LanguageModelFailure.Unavailable("GAIA is stopping.", AN_HOUR);
    }
    Optional<Path> program = command.found(searchPath());
    if (program.isEmpty()) {
      throw new LanguageModelFailure.Unavailable(notInstalled(), AN_HOUR);
    }
    if (nanos.getAsLong() - mayStartAt < 0) {
      throw new LanguageModelFailure.Unavailable(died(), waitBeforeStart());
    }
    running = start(program.get());
    return running;
  }

  private Running start(Path program) {
    String key = UUID.randomUUID().toString();
    try {
      Files.createDirectories(log.getParent());
      int port = freePort();
      ChildProcess process =
          ChildProcess.start(
              command.line(program, port), NICENESS, Map.of("LLAMA_API_KEY", key), log);
      URI address = URI.create("http://127.0.0.1:" + port);
      Running life = new Running(process, Endpoint.of(address, null, key, command.contextWindow()));
      process.onExit(() -> ended(life));
      return life;
    } catch (IOException e) {
      throw new LanguageModelFailure.Unavailable(
          "The language model's program cannot be started: a POSIX shell and a place for its log"
              + " are needed.",
          AN_HOUR);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** An end that nobody asked for makes the next start wait, each time twice as long. */
  private synchronized void ended(Running life) {
    if (running != life) {
      return;
    }
    running = null;
    if (!closed) {
      failures++;
      mayStartAt = nanos.getAsLong() + backOff(failures).toNanos();
    }
  }

  static Duration backOff(int failures) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 20));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private synchronized Duration waitBeforeStart() {
    return Duration.ofNanos(Math.max(1, mayStartAt - nanos.getAsLong()));
  }

  /** Gives the memory back when nobody has asked for long. To be called now and then. */
  void unloadWhenDisused() {
    Running idle = null;
    synchronized (this) {
      boolean disused = nanos.getAsLong() - lastUse >= unloadAfter.toNanos();
      if (running != null && asking == 0 && disused) {
        idle = running;
        running = null;
      }
    }
    if (idle != null) {
      idle.process.stop();
    }
  }

  @Override
  public OptionalInt countTokens(String text) {
    Running now;
    synchronized (this) {
      now = running;
    }
    return now != null && now.healthy && now.process.isAlive()
        ? now.model.countTokens(text)
        : OptionalInt.empty();
  }

  @Override
  public synchronized OptionalLong processId() {
    return running == null ? OptionalLong.empty() : OptionalLong.of(running.process.pid());
  }

  @Override
  public void close() {
    Running last;
    synchronized (this) {
      closed = true;
      last = running;
      running = null;
    }
    if (last != null) {
      last.process.stop();
    }
  }

  private static String searchPath() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }
}
