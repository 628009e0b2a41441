package gaia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A real server in a process of its own, with its own folder below {@code target/it}, port and
 * data. It can be stopped, killed and started again on the same data; its process does not outlive
 * the tests.
 */
public final class GaiaServer implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration STOP = Duration.ofMinutes(3);
  private static final int TAIL = 80;
  private static final Path NOTHING = Path.of("");

  private final ServerFolder folder;

  /** What the server's Java is started with besides; benchmarks set it to nothing. */
  private static final String JVM = "gaia.server.jvm";

  /** A server that lives for a minute is not worth the second compiler. */
  private static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1";

  private final Map<String, String> environment;
  private final int port = freePort();
  private final String keysPassword = UUID.randomUUID().toString();
  private final Http http = new Http(url());
  private Process process;

  private GaiaServer(
      String name, Map<String, String> environment, Path addition, Map<String, String> firstOnly) {
    this.folder = ServerFolder.fresh(name);
    folder.add(addition);
    this.environment = Map.copyOf(environment);
    this.process = startProcess(firstOnly);
  }

  /** Starts a server on an empty data folder and waits until it is ready. */
  public static GaiaServer start(String name, Map<String, String> environment) {
    GaiaServer server = launch(name, environment);
    server.awaitReady();
    return server;
  }

  /** Starts a server without waiting, for starts that are expected to fail. */
  static GaiaServer launch(String name, Map<String, String> environment) {
    return new GaiaServer(name, environment, NOTHING, Map.of());
  }

  /**
   * Starts a server with more beside its configuration, without waiting.
   *
   * @param addition a folder whose content is laid over that of the server
   * @param firstOnly environment of this start, not of later ones
   */
  public static GaiaServer launch(
      String name, Map<String, String> environment, Path addition, Map<String, String> firstOnly) {
    return new GaiaServer(name, environment, addition, firstOnly);
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public Http http() {
    return http;
  }

  public Path data() {
    return folder.data();
  }

  /** The process that runs Java; the one that was started may be a script around it. */
  public long pid() {
    return process
        .toHandle()
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElse(process.toHandle())
        .pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Everything the server has written to its console since its folder was made. */
  public String log() {
    try {
      return Files.exists(folder.console()) ? Files.readString(folder.console()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts the process again, after {@link #stop} or {@link #kill}, and waits until it is ready.
   */
  public void restart() {
    launchAgain(Map.of());
    awaitReady();
  }

  /**
   * Starts the process again without waiting.
   *
   * @param thisTime environment of this start only
   */
  public void launchAgain(Map<String, String> thisTime) {
    if (isAlive()) {
      throw new IllegalStateException("the server is still running");
    }
    process = startProcess(thisTime);
  }

  /** Asks the server to stop, without waiting. */
  public void askToStop() {
    process.destroy();
  }

  /** Asks the server to stop, as a service manager does, and waits until it has. */
  public void stop() {
    process.destroy();
    if (!ended(STOP)) {
      kill();
      throw new AssertionError("the server did not stop within " + STOP + logTail());
    }
  }

  /** Ends the process at once, as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    if (!ended(STOP)) {
      throw new AssertionError("the process cannot be killed");
    }
  }

  @Override
  public void close() {
    if (isAlive()) {
      stop();
    }
  }

  public void awaitReady() {
    Await.until("the server is ready", START, this::isReadyOrDead);
    if (!isAlive()) {
      throw new AssertionError("the server ended while starting" + logTail());
    }
  }

  private boolean isReadyOrDead() {
    return !isAlive() || status("/health/ready") == 200;
  }

  /** The status of a GET, or 0 when nothing answers. */
  public int status(String path) {
    try {
      return http.trySend("GET", path, BodyPublishers.noBody()).status();
    } catch (IOException e) {
      return 0;
    }
  }

  private String logTail() {
    List<String> lines = log().lines().toList();
    return "; end of its log:\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  private boolean ended(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Process startProcess(Map<String, String> thisTime) {
    Path server = ServerFolder.BUILD.resolve("liberty/wlp/bin/server");
    ProcessBuilder builder = new ProcessBuilder(server.toString(), "run", "gaia");
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(folder.console().toFile()));
    builder.environment().keySet().removeIf(GaiaServer::isOurs);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("WLP_USER_DIR", folder.root().resolve("usr").toString());
    builder.environment().put("JVM_ARGS", System.getProperty(JVM, SHORT_LIFE));
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("GAIA_DATA", folder.data().toString());
    builder.environment().put("GAIA_UPDATES", "disabled");
    builder.environment().put("ltpa_keys_password", keysPassword);
    builder.environment().putAll(environment);
    builder.environment().putAll(thisTime);
    try {
      Process started = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + server, e);
    }
  }

  /** Settings of whoever runs the tests must not reach the server. */
  private static boolean isOurs(String variable) {
    return variable.matches("(BG|GAIA|WLP|MP|N)_.*|JAVA_TOOL_OPTIONS|JVM_ARGS|MODEL_PATH|PORT")
        || variable.startsWith("EMBEDDING_");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
