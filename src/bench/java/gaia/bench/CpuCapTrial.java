package gaia.bench;

import gaia.it.Await;
import gaia.it.GaiaServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether {@code BG_MAX_CPU} holds. For each share a server works through archives, and the
 * processor time of its whole process is read from the kernel: all that the work causes counts,
 * native threads, collector and compiler too. The first seconds of each server, in which Java
 * compiles what the work needs, are not measured.
 *
 * <p>Arguments: {@code --caps 0.1,0.25,0.5,0.9 --warmup 30 --seconds 60 --archives 600}.
 */
public final class CpuCapTrial {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int TURNS = 120;

  private CpuCapTrial() {}

  public static void main(String... args) {
    Arguments arguments =
        Arguments.of(
            args,
            Map.of("caps", "0.1,0.25,0.5,0.9", "warmup", "30", "seconds", "60", "archives", "600"));
    int processors = Runtime.getRuntime().availableProcessors();
    System.out.printf(
        "Whole process, in shares of %d processors%n%6s %8s %10s %10s %10s%n",
        processors, "cap", "mean", "worst 1 s", "worst 10 s", "mean/cap");
    for (String cap : arguments.text("caps").split(",")) {
      measure(arguments, cap, processors);
    }
    System.out.println("target: worst 1 s <= 1.1 cap; worst 10 s <= cap + 0.02; mean/cap >= 0.9");
  }

  private static void measure(Arguments arguments, String cap, int processors) {
    Map<String, String> settings =
        Map.of(
            "BG_IDLE_THRESHOLD", "1",
            "BG_LONG_IDLE_THRESHOLD", "1",
            "BG_MAX_CPU", cap,
            "BG_ADAPT", "false",
            "BG_MAX_MEMORY", "1",
            "BG_MAX_CONCURRENT_TASKS", Integer.toString(processors),
            "BG_MAX_PROCESSING_TIME", "604800");
    try (GaiaServer server = GaiaServer.start("cpu-cap-trial", settings)) {
      server.http().post("/api/background/pause").expect(200);
      new Campaigns(server, TURNS).add(arguments.number("archives"));
      server.http().post("/api/background/resume").expect(200);
      Await.until("work begins", Duration.ofMinutes(1), () -> isWorking(server));
      LockSupport.parkNanos(arguments.number("warmup") * SECOND);
      Usage usage =
          Usage.sample(
              new CpuClock(server.pid())::processNanos,
              arguments.number("seconds") * SECOND,
              PAUSE);
      boolean enough = Campaigns.waiting(server) > 0;
      System.out.printf(
          "%6s %8.3f %10.3f %10.3f %10.2f%s%n",
          cap,
          usage.mean() / processors,
          usage.worst(SECOND) / processors,
          usage.worst(10 * SECOND) / processors,
          usage.mean() / processors / Double.parseDouble(cap),
          enough ? "" : "  (the work ran out: take more archives)");
    }
  }

  private static boolean isWorking(GaiaServer server) {
    return server
        .http()
        .get("/api/background/status")
        .at("/status/tasks/is_processing")
        .asBoolean();
  }
}
