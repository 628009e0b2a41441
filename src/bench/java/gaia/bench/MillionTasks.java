package gaia.bench;

import gaia.background.EmbeddedEngine;
import gaia.background.EngineDatabase;
import gaia.background.TaskState;
import gaia.background.Tasks;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * How long a claim and the figures of the status take while very many tasks wait.
 *
 * <p>Arguments: waiting tasks and calls measured; 1000000 and 500 unless given.
 */
public final class MillionTasks {

  private MillionTasks() {}

  public static void main(String[] args) throws Exception {
    int waiting = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int calls = args.length > 1 ? Integer.parseInt(args[1]) : 500;
    System.out.printf("%d tasks wait, %d calls of each%n", waiting, calls);
    System.out.printf(
        "%-12s %-26s %8s %8s %8s %8s  milliseconds%n",
        "database", "call", "p50", "p95", "p99", "CPU");
    for (String kind : List.of("h2", "postgresql")) {
      try (BenchDatabase database = BenchDatabase.open(kind)) {
        measure(database, waiting, calls);
      }
    }
    System.exit(0);
  }

  private static void measure(BenchDatabase database, int waiting, int calls) throws SQLException {
    EngineDatabase schema = database.forEngine();
    fill(database, waiting);
    try (EmbeddedEngine engine =
        new EmbeddedEngine(schema, EmbeddedEngine.Plan.of(new NoWork(new CountDownLatch(0), 16)))) {
      long counted = engine.counts().getOrDefault(TaskState.PENDING, 0L);
      if (counted != waiting) {
        throw new IllegalStateException(counted + " wait");
      }
      time(database.name(), "claim of one", calls, () -> engine.claim(1));
      time(database.name(), "claim of sixteen", calls, () -> engine.claim(16));
      time(database.name(), "counts by state", calls, engine::counts);
      time(database.name(), "running tasks", calls, () -> engine.withTasks(Tasks::running));
      time(database.name(), "mean run time", calls, () -> engine.withTasks(Tasks::meanRunTime));
      time(database.name(), "when the next may start", calls, engine::earliest);
    }
  }

  /** One in a thousand is long, one in ten thousand backs off, as many have been done before. */
  private static void fill(BenchDatabase database, int waiting) throws SQLException {
    String numbers =
        database.isSole()
            ? "(select x as n from system_range(1, " + waiting + "))"
            : "(select n from generate_series(1, " + waiting + ") as series(n))";
    try (Connection connection = database.pool().getConnection()) {
      fill(connection, numbers, waiting);
    }
  }

  /**
   * @param numbers a query for the numbers from 1, in the language of the database
   */
  static void fill(Connection connection, String numbers, int waiting) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into task (id, type, subject, open_key, owner, campaign, state, priority,"
              + " long_idle, run_now, cancel_requested, attempts, interruptions, max_attempts,"
              + " lease_token, not_before, data, progress, created, lane, place, age_rank)"
              + " select 'task-' || n, 'nothing', 's' || n, 'nothing:s' || n, 'local', 'default',"
              + " 'PENDING', 10, mod(n, 1000) = 0, false, false, 0, 0, 3, 0, current_timestamp,"
              + " '{}', 0, current_timestamp, case when mod(n, 10000) = 1 then 3"
              + " when mod(n, 1000) = 0 then 2 else 1 end, n, n from "
              + numbers
              + " as numbers");
      statement.execute(
          "insert into task_tally (id, pending, processing, completed, failed, cancelled)"
              + " values (1, "
              + waiting
              + ", 0, 0, 0, 0)");
      statement.execute("analyze");
    }
  }

  private static void time(String database, String call, int calls, Runnable work) {
    var cpu = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < calls / 5; i++) {
      work.run();
    }
    long[] nanos = new long[calls];
    long cpuThen = cpu.getCurrentThreadCpuTime();
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      work.run();
      nanos[i] = System.nanoTime() - start;
    }
    double used = (cpu.getCurrentThreadCpuTime() - cpuThen) / 1e6 / calls;
    Arrays.sort(nanos);
    System.out.printf(
        "%-12s %-26s %8.2f %8.2f %8.2f %8.2f%n",
        database,
        call,
        nanos[calls / 2] / 1e6,
        nanos[calls * 95 / 100] / 1e6,
        nanos[calls * 99 / 100] / 1e6,
        used);
  }
}
