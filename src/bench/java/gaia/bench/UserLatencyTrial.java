package gaia.bench;

import gaia.it.Await;
import gaia.it.GaiaServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What background work costs a user who comes back: the time of the first request, a search or a
 * question, while work goes on, against the same with work paused. Both kinds are mixed in one run.
 *
 * <p>Arguments: {@code --trials 200 --warmup 500}: trials of each kind, and archives worked through
 * before, while Java compiles what the work and the requests need.
 */
public final class UserLatencyTrial {

  private static final int TURNS = 60;
  private static final int WAITING = 60;
  private static final int REHEARSED = 500;
  private static final double MOST_FACTOR = 1.10;
  private static final double MOST_MORE = 5;

  private final GaiaServer server;
  private final Campaigns campaigns;
  private final CpuClock.Threads threads;
  private final Random random = new Random(5);
  private final List<Long> working = new ArrayList<>();
  private final List<Long> paused = new ArrayList<>();

  private UserLatencyTrial(GaiaServer server) {
    this.server = server;
    this.campaigns = new Campaigns(server, TURNS);
    this.threads = new CpuClock(server.pid()).background();
  }

  public static void main(String... args) {
    Map<String, String> settings =
        Map.of(
            "BG_IDLE_THRESHOLD", "0.4",
            "BG_LONG_IDLE_THRESHOLD", "0.4",
            "BG_MAX_CPU", "1",
            "BG_ADAPT", "false",
            "BG_MAX_MEMORY", "1",
            "BG_MAX_PROCESSING_TIME", "604800");
    Arguments arguments = Arguments.of(args, Map.of("trials", "200", "warmup", "500"));
    try (GaiaServer server = GaiaServer.start("user-latency-trial", settings)) {
      UserLatencyTrial trial = new UserLatencyTrial(server);
      trial.prepare(arguments.number("warmup"));
      int trials = arguments.number("trials");
      for (int i = 0; i < trials; i++) {
        boolean workFirst = trial.random.nextBoolean();
        trial.once(workFirst);
        trial.once(!workFirst);
      }
      trial.print();
    }
  }

  /** Something to find, and a server that has compiled what requests need. */
  private void prepare(int archives) {
    campaigns.warmUp(archives);
    for (int i = 0; i < REHEARSED; i++) {
      request();
    }
  }

  private void once(boolean withWork) {
    if (withWork) {
      server.http().post("/api/background/resume").expect(200);
      campaigns.keepWaiting(WAITING);
      Await.until("background work goes on", Duration.ofMinutes(2), this::isBusy);
    } else {
      server.http().post("/api/background/pause").expect(200);
      Await.until("background work rests", Duration.ofMinutes(2), () -> !isBusy());
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(200)));
    (withWork ? working : paused).add(request());
  }

  private long request() {
    String words = campaigns.word(random) + " " + campaigns.word(random);
    boolean search = random.nextBoolean();
    long from = System.nanoTime();
    if (search) {
      String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
      server.http().get("/api/search?k=5&q=" + query).expect(200);
    } else {
      server.http().post("/api/query", "{\"query\": \"Who sells " + words + "?\"}").expect(200);
    }
    return System.nanoTime() - from;
  }

  private boolean isBusy() {
    long before = threads.nanos();
    long from = System.nanoTime();
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    return threads.nanos() - before > 0.2 * (System.nanoTime() - from);
  }

  private void print() {
    Quantiles with = Quantiles.ofNanos(working);
    Quantiles without = Quantiles.ofNanos(paused);
    double allowed = without.at(0.95) * MOST_FACTOR + MOST_MORE;
    System.out.println("First request of a user who comes back, in ms");
    System.out.printf("%-24s %6s %8s %8s %8s%n", "background work", "trials", "p50", "p95", "p99");
    row("goes on", with);
    row("paused", without);
    System.out.printf("target: p95 <= 1.10 x + 5 ms = %.1f%n", allowed);
  }

  private static void row(String name, Quantiles times) {
    System.out.printf(
        "%-24s %6d %8.1f %8.1f %8.1f%n",
        name, times.size(), times.at(0.5), times.at(0.95), times.at(0.99));
  }
}
