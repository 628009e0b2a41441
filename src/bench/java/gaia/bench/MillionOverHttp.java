package gaia.bench;

import gaia.it.GaiaServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a client waits for while very many tasks wait in a whole server on H2: the status, a page of
 * tasks, and the tasks that failed, of which there are none.
 *
 * <p>Arguments: {@code --tasks 1000000 --calls 200}.
 */
public final class MillionOverHttp {

  private MillionOverHttp() {}

  public static void main(String... line) throws SQLException {
    Arguments arguments = Arguments.of(line, Map.of("tasks", "1000000", "calls", "200"));
    Map<String, String> settings =
        Map.of("BG_IDLE_THRESHOLD", "604800", "BG_LONG_IDLE_THRESHOLD", "604800");
    try (GaiaServer server = GaiaServer.start("million-over-http", settings)) {
      server.stop();
      fill(server, arguments.number("tasks"));
      server.restart();
      System.out.printf(
          "%s tasks wait, %s calls%n", arguments.text("tasks"), arguments.text("calls"));
      System.out.printf("%-36s %8s %8s %8s  milliseconds%n", "call", "p50", "p95", "p99");
      for (String path :
          List.of(
              "/api/background/status",
              "/api/background/tasks?limit=50",
              "/api/background/tasks?state=failed")) {
        measure(server, path, arguments.number("calls"));
      }
    }
    System.exit(0);
  }

  private static void fill(GaiaServer server, int tasks) throws SQLException {
    String url = "jdbc:h2:file:" + server.data().resolve(".gaia/gaia");
    try (Connection connection = DriverManager.getConnection(url, "gaia", "gaia")) {
      MillionTasks.fill(connection, "(select x as n from system_range(1, " + tasks + "))", tasks);
    }
  }

  private static void measure(GaiaServer server, String path, int calls) {
    List<Long> times = new ArrayList<>();
    for (int i = -calls / 2; i < calls; i++) {
      long began = System.nanoTime();
      server.http().get(path).expect(200);
      if (i >= 0) {
        times.add(System.nanoTime() - began);
      }
    }
    Quantiles found = Quantiles.ofNanos(times);
    System.out.printf(
        "%-36s %8.1f %8.1f %8.1f%n", path, found.at(0.5), found.at(0.95), found.at(0.99));
  }
}
