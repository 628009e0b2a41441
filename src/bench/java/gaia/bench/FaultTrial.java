package gaia.bench;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.it.Await;
import gaia.it.GaiaServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a whole server does when something goes away under it and comes back: its database, its
 * processor, the room on its disk. Measured is the time from the return until the next task is
 * done; in the end every archive has to be processed, by one task that was done once.
 *
 * <p>Arguments: {@code --faults database,stopped,disk --seconds 60 --archives 400}. The disk is a
 * small one in memory, and mounting it needs root.
 */
public final class FaultTrial {

  private static final int TURNS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final Arguments arguments;

  private FaultTrial(Arguments arguments) {
    this.arguments = arguments;
  }

  /** Something that goes away and comes back. */
  private interface Fault {
    void begin() throws IOException;

    void end() throws IOException;
  }

  public static void main(String... line) throws IOException {
    Arguments arguments =
        Arguments.of(
            line, Map.of("faults", "database,stopped,disk", "seconds", "60", "archives", "400"));
    FaultTrial trial = new FaultTrial(arguments);
    System.out.printf(
        "%-10s %9s %16s %10s %8s %8s%n",
        "away", "for s", "back at work, s", "processed", "lost", "doubled");
    for (String fault : arguments.text("faults").split(",")) {
      switch (fault) {
        case "database" -> trial.database();
        case "stopped" -> trial.stopped();
        default -> trial.disk();
      }
    }
    System.out.println("target: back at work <= 5 s, lost 0, doubled 0");
    System.exit(0);
  }

  private static Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "BG_IDLE_THRESHOLD", "0",
                "BG_LONG_IDLE_THRESHOLD", "0",
                "BG_MAX_CPU", "1",
                "BG_ADAPT", "false",
                "BG_MAX_MEMORY", "1",
                "BG_MAX_PROCESSING_TIME", "604800"));
    settings.putAll(more);
    return settings;
  }

  private static Map<String, String> postgres(int port) {
    return settings(
        Map.of(
            "GAIA_DB_KIND", "postgresql",
            "GAIA_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
            "GAIA_DB_USER", "postgres",
            "GAIA_DB_PASSWORD", "postgres"));
  }

  private void database() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Gate gate = new Gate(postgres.getPort());
        GaiaServer server = GaiaServer.start("fault-database", postgres(gate.port()))) {
      run(
          "database",
          server,
          new Fault() {
            @Override
            public void begin() {
              gate.shut();
            }

            @Override
            public void end() {
              gate.open();
            }
          });
    }
  }

  private void stopped() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        GaiaServer server = GaiaServer.start("fault-stopped", postgres(postgres.getPort()))) {
      run(
          "processor",
          server,
          new Fault() {
            @Override
            public void begin() throws IOException {
              call("kill", "-STOP", Long.toString(server.pid()));
            }

            @Override
            public void end() throws IOException {
              call("kill", "-CONT", Long.toString(server.pid()));
            }
          });
    }
  }

  private void disk() throws IOException {
    Path disk = Files.createTempDirectory("small-disk");
    call("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", disk.toString());
    try (GaiaServer server =
        GaiaServer.start(
            "fault-disk", settings(Map.of("GAIA_DATA", disk.resolve("data").toString())))) {
      run(
          "disk",
          server,
          new Fault() {
            @Override
            public void begin() throws IOException {
              fill(disk.resolve("filler"));
            }

            @Override
            public void end() throws IOException {
              Files.delete(disk.resolve("filler"));
            }
          });
    } finally {
      call("umount", "-l", disk.toString());
    }
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[1 << 16]);
      }
    } catch (IOException e) {
      // It is full, which is what was wanted.
      return;
    }
  }

  private static void call(String... command) throws IOException {
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void run(String name, GaiaServer server, Fault fault) throws IOException {
    int archives = arguments.number("archives");
    new Campaigns(server, TURNS).add(archives);
    Await.until("it works", PATIENCE, () -> completed(server) > 20);
    fault.begin();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(arguments.number("seconds")));
    long before = completedSoFar(server, fault);
    long began = System.nanoTime();
    while (completed(server) <= before) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    Await.until("all is done", PATIENCE, () -> Campaigns.waiting(server) == 0 && !busy(server));
    System.out.printf(
        "%-10s %9s %16.1f %10d %8d %8d%n",
        name,
        arguments.text("seconds"),
        seconds,
        processed(server),
        status(server).at("/archives/total_archives").asInt() - processed(server),
        doubled(server));
  }

  /** Ends the fault; what is known then counts as done before. */
  private static long completedSoFar(GaiaServer server, Fault fault) throws IOException {
    fault.end();
    return completed(server);
  }

  private static JsonNode status(GaiaServer server) {
    while (true) {
      var answer = server.http().get("/api/background/status");
      if (answer.status() == 200) {
        return answer.at("/status");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static long completed(GaiaServer server) {
    return status(server).at("/tasks/completed_count").asLong();
  }

  private static boolean busy(GaiaServer server) {
    return status(server).at("/tasks/is_processing").asBoolean();
  }

  private static int processed(GaiaServer server) {
    return status(server).at("/archives/processed_archives").asInt();
  }

  /** Subjects that more than one completed summary has. */
  private static int doubled(GaiaServer server) {
    Set<String> seen = new HashSet<>();
    int doubled = 0;
    String before = "";
    do {
      JsonNode page =
          server
              .http()
              .get(
                  "/api/background/tasks?state=completed&type=summarize_conversation&limit=500"
                      + before)
              .expect(200)
              .at("");
      for (JsonNode task : page.at("/tasks")) {
        doubled += seen.add(task.at("/data/archive_id").asText()) ? 0 : 1;
      }
      String next = page.at("/next").asText("");
      before = next.isEmpty() || next.equals("null") ? "" : "&before=" + next;
    } while (!before.isEmpty());
    return doubled;
  }
}
