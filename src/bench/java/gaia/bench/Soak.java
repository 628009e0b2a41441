package gaia.bench;

import gaia.it.GaiaServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * People use a server for hours while it works through archives: what their requests take, what
 * fails, and whether memory, threads and file handles stay level. A request that is refused because
 * of the rate (429) is counted by itself.
 *
 * <p>Growth compares the last quarter of the time with the second; in the first Java compiles and
 * caches fill.
 *
 * <p>Arguments: {@code --minutes 120 --clients 8 --pause 500 --archives 20 --row 300}: pause in
 * milliseconds after each request, archives added in each minute, seconds between two rows.
 */
public final class Soak {

  private static final int TURNS = 40;
  private static final String JSON = "application/json";
  private static final List<String> PAGES =
      List.of(
          "/index.xhtml", "/status.xhtml", "/archives.xhtml", "/tasks.xhtml", "/knowledge.xhtml");

  private final GaiaServer server;
  private final Campaigns campaigns;
  private final long pause;
  private final Map<String, Integer> failures = new TreeMap<>();
  private final List<ProcessFigures> held = new ArrayList<>();
  private final List<Long> all = new ArrayList<>();
  private List<Long> nanos = new ArrayList<>();
  private int refused;
  private volatile boolean open = true;

  private Soak(GaiaServer server, int pauseMillis) {
    this.server = server;
    this.campaigns = new Campaigns(server, TURNS);
    this.pause = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
  }

  public static void main(String... args) throws InterruptedException {
    Arguments arguments =
        Arguments.of(
            args,
            Map.of(
                "minutes", "120", "clients", "8", "pause", "500", "archives", "20", "row", "300"));
    Map<String, String> settings = Map.of("BG_IDLE_THRESHOLD", "0", "BG_LONG_IDLE_THRESHOLD", "0");
    try (GaiaServer server = GaiaServer.start("soak", settings)) {
      Soak soak = new Soak(server, arguments.number("pause"));
      soak.campaigns.add(arguments.number("archives"));
      soak.run(arguments);
    }
  }

  private void run(Arguments arguments) throws InterruptedException {
    System.out.printf(
        "%7s %8s %8s %7s %8s %8s %8s %9s %8s %6s %8s%n",
        "minute",
        "requests",
        "refused",
        "failed",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "RSS MiB",
        "threads",
        "files",
        "waiting");
    List<Thread> people = new ArrayList<>();
    for (int i = 0; i < arguments.number("clients"); i++) {
      int seed = i;
      people.add(new Thread(() -> live(new Random(seed)), "person " + i));
    }
    people.forEach(Thread::start);
    int perRow = arguments.number("row");
    int rows = arguments.number("minutes") * 60 / perRow;
    for (int row = 1; row <= rows; row++) {
      for (int second = 0; second < perRow; second += 60) {
        campaigns.add(arguments.number("archives"));
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Math.min(60, perRow)));
      }
      row(row * perRow / 60.0);
    }
    open = false;
    for (Thread person : people) {
      person.join();
    }
    conclude();
  }

  private void live(Random random) {
    String words = URLEncoder.encode(campaigns.word(random), StandardCharsets.UTF_8);
    while (open) {
      switch (random.nextInt(10)) {
        case 0 -> call("query", "POST", "/api/query", "{\"query\": \"Who sells " + words + "?\"}");
        case 1, 2, 3 -> call("search", "GET", "/api/search?k=10&q=" + words, "");
        case 4, 5 -> call("status", "GET", "/api/background/status", "");
        case 6 -> call("archives", "GET", "/api/conversation/archives?limit=50", "");
        default -> call("page", "GET", PAGES.get(random.nextInt(PAGES.size())), "");
      }
      words = URLEncoder.encode(campaigns.word(random), StandardCharsets.UTF_8);
      LockSupport.parkNanos(pause);
    }
  }

  private void call(String name, String method, String path, String body) {
    long from = System.nanoTime();
    String outcome;
    try {
      outcome =
          name
              + " "
              + server
                  .http()
                  .trySend(method, path, BodyPublishers.ofString(body), "Content-Type", JSON)
                  .status();
    } catch (IOException e) {
      outcome = name + " " + e;
    }
    count(outcome, System.nanoTime() - from);
  }

  private synchronized void count(String outcome, long took) {
    if (outcome.endsWith(" 429")) {
      refused++;
    } else if (outcome.endsWith(" 200")) {
      nanos.add(took);
      all.add(took);
    } else {
      failures.merge(outcome, 1, Integer::sum);
    }
  }

  private synchronized void row(double minute) {
    ProcessFigures now = ProcessFigures.of(server.pid());
    held.add(now);
    Quantiles times = Quantiles.ofNanos(nanos.isEmpty() ? List.of(0L) : nanos);
    System.out.printf(
        "%7.0f %8d %8d %7d %8.1f %8.1f %8.1f %9.0f %8d %6d %8d%n",
        minute,
        all.size(),
        refused,
        failures.values().stream().mapToInt(Integer::intValue).sum(),
        times.at(0.5),
        times.at(0.95),
        times.at(0.99),
        now.residentMib(),
        now.threads(),
        now.files(),
        Campaigns.waiting(server));
    nanos = new ArrayList<>();
  }

  private void conclude() {
    Quantiles times = Quantiles.ofNanos(all);
    System.out.printf(
        "%d requests: p50 %.1f ms, p95 %.1f, p99 %.1f, longest %.1f; refused by the rate %d%n",
        times.size(), times.at(0.5), times.at(0.95), times.at(0.99), times.most(), refused);
    System.out.println("failed: " + (failures.isEmpty() ? "none" : failures));
    System.out.printf(
        "growth from the second to the last quarter: memory %+.1f %%, threads %+.1f %%, files %+.1f"
            + " %%%n",
        growth(ProcessFigures::residentMib),
        growth(ProcessFigures::threads),
        growth(ProcessFigures::files));
  }

  private double growth(ToDoubleFunction<ProcessFigures> figure) {
    int quarter = Math.max(1, held.size() / 4);
    double before = mean(held.subList(quarter, Math.min(held.size(), 2 * quarter)), figure);
    double after = mean(held.subList(held.size() - quarter, held.size()), figure);
    return 100 * (after / before - 1);
  }

  private static double mean(List<ProcessFigures> some, ToDoubleFunction<ProcessFigures> figure) {
    return some.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }
}
