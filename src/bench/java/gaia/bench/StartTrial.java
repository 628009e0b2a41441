package gaia.bench;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.it.Await;
import gaia.it.GaiaServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a server takes until it is ready and what memory it holds then, beside the same server
 * without the application; and what the heap holds after so many turns were archived and indexed,
 * and so many passages of documents. The first start of each kind, which unpacks files, is shown by
 * itself.
 *
 * <p>Arguments: {@code --starts 5 --turns 0 --passages 0}.
 */
public final class StartTrial {

  private static final int TURNS = 60;
  private static final int PASSAGES = 400;
  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final Pattern APPLICATION =
      Pattern.compile("<webApplication .*</webApplication>", Pattern.DOTALL);
  private static final Pattern USED = Pattern.compile("generation.*?used (\\d+)K");

  private StartTrial() {}

  public static void main(String... args) throws IOException, InterruptedException {
    Arguments arguments = Arguments.of(args, Map.of("starts", "5", "turns", "0", "passages", "0"));
    System.out.printf(
        "%-26s %10s %10s %10s %10s %8s%n",
        "server", "first s", "median s", "longest s", "RSS MiB", "threads");
    Path plain = withoutApplication();
    int starts = arguments.number("starts");
    measure("Liberty alone", starts, () -> server("start-plain", plain));
    measure("with GAIA", starts, () -> server("start-gaia", Path.of("")));
    int turns = arguments.number("turns");
    int passages = arguments.number("passages");
    if (turns + passages > 0) {
      fill(turns, passages);
    }
  }

  private static GaiaServer server(String name, Path addition) {
    return GaiaServer.launch(name, Map.of(), addition, Map.of());
  }

  private static Path withoutApplication() throws IOException {
    Path addition = Files.createTempDirectory("plain-server");
    String whole = Files.readString(Path.of("server.xml"));
    Files.writeString(addition.resolve("server.xml"), APPLICATION.matcher(whole).replaceAll(""));
    return addition;
  }

  private static void measure(String name, int starts, Supplier<GaiaServer> launch) {
    List<Long> later = new ArrayList<>();
    long from = System.nanoTime();
    try (GaiaServer server = launch.get()) {
      server.awaitReady();
      long first = System.nanoTime() - from;
      ProcessFigures held = ProcessFigures.of(server.pid());
      for (int i = 1; i < starts; i++) {
        server.stop();
        from = System.nanoTime();
        server.restart();
        later.add(System.nanoTime() - from);
        held = ProcessFigures.of(server.pid());
      }
      Quantiles times = Quantiles.ofNanos(later.isEmpty() ? List.of(first) : later);
      System.out.printf(
          "%-26s %10.1f %10.1f %10.1f %10.0f %8d%n",
          name,
          first / 1e9,
          times.at(0.5) / 1000,
          times.most() / 1000,
          held.residentMib(),
          held.threads());
    }
  }

  private static void fill(int turns, int passages) throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of("BG_IDLE_THRESHOLD", "0", "BG_LONG_IDLE_THRESHOLD", "0", "BG_MAX_CPU", "1");
    try (GaiaServer server = GaiaServer.start("start-full", settings)) {
      Campaigns campaigns = new Campaigns(server, TURNS);
      campaigns.add(turns / TURNS);
      campaigns.addDocuments(passages / PASSAGES, PASSAGES);
      Await.until("all is indexed", PATIENCE, () -> Campaigns.waiting(server) == 0);
      System.out.printf(
          "%d turns and %d passages, %d entries in the index: heap after a collection %.0f MiB, RSS"
              + " %.0f MiB%n",
          turns, passages, indexed(server), heapMib(server.pid()), resident(server));
      server.stop();
      long from = System.nanoTime();
      server.restart();
      System.out.printf(
          "ready again after %.1f s; heap after a collection %.0f MiB, RSS %.0f MiB%n",
          (System.nanoTime() - from) / 1e9, heapMib(server.pid()), resident(server));
    }
  }

  private static double resident(GaiaServer server) {
    return ProcessFigures.of(server.pid()).residentMib();
  }

  private static int indexed(GaiaServer server) {
    for (JsonNode check : server.http().get("/health/ready").json().path("checks")) {
      if (check.path("data").has("documents")) {
        return check.path("data").path("documents").asInt();
      }
    }
    return 0;
  }

  /** What lives on the heap, as Java itself tells after it was asked to collect. */
  private static double heapMib(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    double sum = 0;
    while (used.find()) {
      sum += Long.parseLong(used.group(1)) / 1024.0;
    }
    return sum;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(program, Long.toString(pid), command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new UncheckedIOException(new IOException(told));
    }
    return told;
  }
}
