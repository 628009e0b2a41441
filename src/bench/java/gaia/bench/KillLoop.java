package gaia.bench;

import gaia.background.EngineVictim;
import gaia.faults.KillReport;
import gaia.faults.KillTrial;
import gaia.faults.Victim;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Kills a process at random moments and at named points while clients use it, and judges whether
 * anything was lost or doubled. Ends with status 1 when it was.
 */
public final class KillLoop {

  private static final Duration REST = Duration.ofMinutes(30);

  private KillLoop() {}

  /**
   * Runs the trial: {@code --process server|engine --kills --minutes --database h2|postgresql
   * --seed}.
   */
  public static void main(String[] line) throws IOException {
    Arguments arguments =
        Arguments.of(
            line,
            Map.of(
                "process", "server",
                "kills", "30",
                "minutes", "600",
                "database", "h2",
                "seed", Long.toString(System.nanoTime())));
    KillReport report;
    if (arguments.text("database").equals("postgresql")) {
      try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
        report = run(arguments, database.getJdbcUrl("postgres", "postgres"));
      }
    } else {
      report = run(arguments, "");
    }
    System.out.println(report);
    if (!report.verdict().holds()) {
      System.out.println(report.verdict());
      System.exit(1);
    }
    System.exit(0);
  }

  private static KillReport run(Arguments arguments, String url) throws IOException {
    boolean server = arguments.text("process").equals("server");
    Path work = Files.createTempDirectory("kill-loop");
    try (Victim victim = server ? server(arguments, url, work) : engine(url, work)) {
      return new KillTrial(victim, plan(arguments, server)).run();
    }
  }

  private static KillTrial.Plan plan(Arguments arguments, boolean server) {
    return new KillTrial.Plan(
        Long.parseLong(arguments.text("seed")),
        arguments.number("kills"),
        server ? Duration.ofSeconds(8) : Duration.ofMillis(1500),
        server ? 8 : 12,
        REST,
        Clock.systemUTC().instant().plus(Duration.ofMinutes(arguments.number("minutes"))));
  }

  private static Victim engine(String url, Path work) {
    return new EngineVictim(
        url.isEmpty()
            ? EngineVictim.Login.h2(work)
            : new EngineVictim.Login(url, "postgres", "postgres"),
        work);
  }

  private static Victim server(Arguments arguments, String url, Path work) {
    Map<String, String> settings = new HashMap<>();
    if (!url.isEmpty()) {
      settings.putAll(
          Map.of(
              "GAIA_DB_KIND", "postgresql",
              "GAIA_DB_URL", url.replaceFirst("\\?.*", ""),
              "GAIA_DB_USER", "postgres",
              "GAIA_DB_PASSWORD", "postgres"));
    }
    return new ServerVictim("kill-loop", settings, arguments.text("database"), work);
  }
}
