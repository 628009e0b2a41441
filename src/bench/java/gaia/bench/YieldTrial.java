package gaia.bench;

import gaia.it.Await;
import gaia.it.GaiaServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How soon background work stops for a user. A server works through archives; at a random moment a
 * user's request is sent, and the processor time of the background threads is sampled every
 * millisecond. Work has yielded when these threads use less than 2 % of one processor in every
 * tenth of a second from then on.
 *
 * <p>First the server works through archives and serves requests until Java has compiled what both
 * need, as it has on a server that is up for a while; these are not measured.
 *
 * <p>Arguments: {@code --trials 200 --workers 1 --warmup 500}, the last in archives.
 */
public final class YieldTrial {

  private static final double QUIET = 0.02;
  private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long WATCHED = TimeUnit.MILLISECONDS.toNanos(1400);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int TURNS = 60;
  private static final int WAITING = 60;

  private final GaiaServer server;
  private final Campaigns campaigns;
  private final CpuClock.Threads threads;
  private final Random random = new Random(11);
  private final Map<String, List<Long>> byWork = new HashMap<>();
  private final List<Long> all = new ArrayList<>();
  private final List<Long> spent = new ArrayList<>();
  private int unquiet;

  private YieldTrial(GaiaServer server) {
    this.server = server;
    this.campaigns = new Campaigns(server, TURNS);
    this.threads = new CpuClock(server.pid()).background();
  }

  public static void main(String... args) {
    Arguments arguments =
        Arguments.of(args, Map.of("trials", "200", "workers", "1", "warmup", "500"));
    Map<String, String> settings =
        Map.of(
            "BG_IDLE_THRESHOLD", "1.6",
            "BG_LONG_IDLE_THRESHOLD", "1.6",
            "BG_MAX_CPU", "1",
            "BG_ADAPT", "false",
            "BG_MAX_MEMORY", "1",
            "BG_MAX_CONCURRENT_TASKS", arguments.text("workers"),
            "BG_MAX_PROCESSING_TIME", "604800");
    try (GaiaServer server = GaiaServer.start("yield-trial", settings)) {
      YieldTrial trial = new YieldTrial(server);
      trial.campaigns.warmUp(arguments.number("warmup"));
      for (int i = 0; i < arguments.number("trials"); i++) {
        trial.once();
      }
      trial.print();
    }
  }

  private void once() {
    campaigns.keepWaiting(WAITING);
    Await.until("background work goes on", Duration.ofMinutes(2), this::isBusy);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(200)));
    String work =
        server.http().get("/api/background/status").at("/status/tasks/current_task/type").asText();
    CompletableFuture<Void> request =
        CompletableFuture.runAsync(
            () -> server.http().post("/api/background/register_activity").expect(200));
    Usage usage = Usage.sample(threads::nanos, WATCHED, PAUSE);
    request.join();
    long quiet = usage.quietFrom(QUIET, WINDOW);
    if (quiet < 0) {
      unquiet++;
      return;
    }
    all.add(quiet);
    spent.add(usage.total());
    byWork
        .computeIfAbsent(work.isEmpty() ? "between two tasks" : work, w -> new ArrayList<>())
        .add(quiet);
  }

  private boolean isBusy() {
    long before = threads.nanos();
    long from = System.nanoTime();
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    return threads.nanos() - before > 0.2 * (System.nanoTime() - from);
  }

  private void print() {
    System.out.println("From the user's request to background CPU below 2 %, in ms");
    System.out.printf("%-26s %6s %8s %8s %8s %8s%n", "work", "trials", "p50", "p95", "p99", "max");
    byWork.forEach(YieldTrial::row);
    row("all", all);
    System.out.printf("%-26s %6s %8s %8s %8s %8s%n", "target", "200", "10", "100", "250", "1000");
    System.out.println("trials without a quiet end: " + unquiet);
    row("CPU used after the request", spent);
  }

  private static void row(String name, List<Long> nanos) {
    Quantiles times = Quantiles.ofNanos(nanos);
    System.out.printf(
        "%-26s %6d %8.1f %8.1f %8.1f %8.1f%n",
        name, times.size(), times.at(0.5), times.at(0.95), times.at(0.99), times.most());
  }
}
