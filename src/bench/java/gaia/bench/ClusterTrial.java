package gaia.bench;

import gaia.it.Await;
import gaia.it.GaiaServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Several whole servers on one PostgreSQL and one data folder. Their tasks wait for a slow encoder
 * and use little processor, so that what limits them is the queue and not this machine. Measured
 * are: tasks per second with each number of servers, tasks recorded as done more than once, the
 * time from a user's request to one server until no server works, and, with the last number, the
 * time from the kill of a server until another has taken up what it was working on.
 *
 * <p>Arguments: {@code --servers 1,2,4 --archives 30 --wait 1000 --stops 20 --kills 10}; the wait
 * of the encoder in milliseconds.
 */
public final class ClusterTrial {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int TURNS = 6;
  private static final String RUNNING = "select count(*) from task where lane = 4";

  private final Arguments arguments;
  private final EmbeddedPostgres postgres;
  private final SlowEncoder encoder;
  private final Duration wait;
  private double alone;

  private ClusterTrial(Arguments arguments, EmbeddedPostgres postgres, SlowEncoder encoder) {
    this.arguments = arguments;
    this.postgres = postgres;
    this.encoder = encoder;
    this.wait = Duration.ofMillis(arguments.number("wait"));
  }

  public static void main(String... line) throws IOException, SQLException {
    Arguments arguments =
        Arguments.of(
            line,
            Map.of(
                "servers",
                "1,2,4",
                "archives",
                "30",
                "wait",
                "1000",
                "stops",
                "20",
                "kills",
                "10"));
    int[] counts =
        Arrays.stream(arguments.text("servers").split(",")).mapToInt(Integer::parseInt).toArray();
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
        SlowEncoder encoder = new SlowEncoder(Duration.ofMillis(arguments.number("wait")))) {
      ClusterTrial trial = new ClusterTrial(arguments, postgres, encoder);
      System.out.printf(
          "%7s %8s %9s %8s %8s %26s %26s%n",
          "servers",
          "tasks",
          "tasks/s",
          "ratio",
          "doubled",
          "stop all, ms p50/p99/max",
          "takeover, s p50/p99/max");
      for (int i = 0; i < counts.length; i++) {
        trial.round(counts[i], i == counts.length - 1);
      }
    }
    System.out.println("target: doubled 0, stop all <= 1000, takeover p99 <= 7");
    System.exit(0);
  }

  private void round(int count, boolean last) throws SQLException {
    List<GaiaServer> servers = new ArrayList<>();
    String database = "cluster_" + count;
    query("postgres", "create database " + database);
    try {
      start(servers, count, database);
      long tasks = -number(database, "select count(*) from task where lane = 5");
      encoder.takes(wait);
      long began = System.nanoTime();
      everybody(servers, "resume");
      Await.until("all is done", PATIENCE, () -> number(database, open()) == 0);
      double seconds = (System.nanoTime() - began) / 1e9;
      tasks += number(database, "select count(*) from task where lane = 5");
      alone = alone == 0 ? tasks / seconds : alone;
      System.out.printf(
          "%7d %8d %9.2f %8.2f %8d %26s %26s%n",
          count,
          tasks,
          tasks / seconds,
          tasks / seconds / alone,
          number(
              database,
              "select count(*) from (select task_id from task_attempt where outcome = 'completed'"
                  + " group by task_id having count(*) > 1) as doubled"),
          stops(servers, database),
          last ? takeovers(servers, database) : "");
    } finally {
      servers.forEach(GaiaServer::close);
    }
  }

  /** Has the first server make the schema and import; all see one data folder. */
  private void start(List<GaiaServer> servers, int count, String database) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(
        Map.of(
            "BG_IDLE_THRESHOLD", "1",
            "BG_LONG_IDLE_THRESHOLD", "1",
            "BG_MAX_CPU", "1",
            "BG_ADAPT", "false",
            "BG_MAX_MEMORY", "1",
            "BG_BUNDLE", "1",
            "GAIA_EMBEDDING_URL", encoder.url(),
            "GAIA_EMBEDDING_MODEL", "slow"));
    settings.putAll(
        Map.of(
            "GAIA_DB_KIND", "postgresql",
            "GAIA_DB_URL", postgres.getJdbcUrl("postgres", database).replaceFirst("\\?.*", ""),
            "GAIA_DB_USER", "postgres",
            "GAIA_DB_PASSWORD", "postgres"));
    encoder.takes(Duration.ZERO);
    for (int i = 0; i < count; i++) {
      servers.add(GaiaServer.start("cluster-trial-" + count + "-" + i, settings));
      settings.put("GAIA_DATA", servers.get(0).data().toString());
    }
    Await.until("what comes with it is done", PATIENCE, () -> number(database, open()) == 0);
    everybody(servers, "pause");
    new Campaigns(servers.get(0), TURNS).add(arguments.number("archives"));
  }

  private static void everybody(List<GaiaServer> servers, String wish) {
    servers.get(0).http().post("/api/background/" + wish).expect(200);
  }

  /** Waiting or running tasks. */
  private static String open() {
    return "select count(*) from task where lane < 5";
  }

  private String stops(List<GaiaServer> servers, String database) {
    encoder.takes(Duration.ofMillis(20));
    Campaigns campaigns = new Campaigns(servers.get(0), TURNS).from(10_000);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < arguments.number("stops"); i++) {
      campaigns.keepWaiting(100);
      Await.until("all work", PATIENCE, () -> number(database, RUNNING) == servers.size());
      long began = System.nanoTime();
      servers.get(i % servers.size()).http().post("/api/background/register_activity").expect(200);
      times.add(until(database, RUNNING, began));
    }
    Quantiles found = Quantiles.ofNanos(times);
    return "%.0f/%.0f/%.0f".formatted(found.at(0.5), found.at(0.99), found.most());
  }

  /** Time until a count has been 0 for a tenth of a second. */
  private long until(String database, String count, long began) {
    long since = -1;
    while (since < 0 || System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(100)) {
      boolean none = number(database, count) == 0;
      since = !none ? -1 : since < 0 ? System.nanoTime() : since;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    return since - began;
  }

  private String takeovers(List<GaiaServer> servers, String database) {
    encoder.takes(wait.multipliedBy(5));
    Campaigns campaigns = new Campaigns(servers.get(0), TURNS).from(20_000);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < arguments.number("kills"); i++) {
      GaiaServer victim = servers.get(1 + i % (servers.size() - 1));
      campaigns.keepWaiting(100);
      Await.until("all work", PATIENCE, () -> number(database, RUNNING) == servers.size());
      String before = running(database);
      long began = System.nanoTime();
      victim.kill();
      times.add(until(database, astray(before, servers.size()), began));
      victim.restart();
    }
    Quantiles found = Quantiles.ofNanos(times);
    return "%.1f/%.1f/%.1f"
        .formatted(found.at(0.5) / 1e3, found.at(0.99) / 1e3, found.most() / 1e3);
  }

  /** Task and token of all that runs, as rows of SQL. */
  private String running(String database) {
    return query(
        database,
        "select string_agg('(''' || id || ''',''' || lease_owner || ''',' || lease_token || ')',"
            + " ',') from task where lane = 4");
  }

  /** Tasks of servers that are gone which nobody has claimed since; all until one is gone. */
  private static String astray(String before, int servers) {
    return "select case when (select count(*) from engine_server) >= "
        + servers
        + " then 1 else (select count(*) from (values "
        + before
        + ") as was(id, owner, token) join task on task.id = was.id"
        + " where was.owner not in (select id from engine_server)"
        + " and task.lease_token = was.token) end";
  }

  private long number(String database, String sql) {
    return Long.parseLong(query(database, sql));
  }

  private String query(String database, String sql) {
    try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
