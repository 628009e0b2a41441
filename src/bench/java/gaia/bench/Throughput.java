package gaia.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import gaia.background.EmbeddedEngine;
import gaia.background.EngineDatabase;
import gaia.background.NewTask;
import gaia.background.TaskState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

/**
 * Tasks without work, queued first and then worked off by as many threads each: this engine with
 * and without bundles, JobRunr and db-scheduler, on the same kind of database with the same pool.
 * The clock runs from the start of the workers until the database says that all are finished, but
 * at most a minute; the rate is that of the tasks finished by then.
 *
 * <p>Arguments: tasks, threads, rounds and queues; 4000, 4, 3 and all of both databases unless
 * given. Queues are named by database and first letters, such as {@code h2:GAIA,postgresql:db}.
 */
public final class Throughput {

  private static final List<String> QUEUES =
      List.of("GAIA", "GAIA, bundles off", "db-scheduler", "JobRunr");

  private static volatile CountDownLatch jobs = new CountDownLatch(0);

  private final int tasks;
  private final int threads;

  private Throughput(int tasks, int threads) {
    this.tasks = tasks;
    this.threads = threads;
  }

  /** One queue under test; returns tasks per second. */
  private interface Queue {
    double workOff(BenchDatabase database) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    int tasks = args.length > 0 ? Integer.parseInt(args[0]) : 4000;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    String[] wanted = args.length > 3 ? args[3].split(",") : new String[] {""};
    Throughput bench = new Throughput(tasks, threads);
    System.out.printf(
        "%d tasks, %d threads, median of %d rounds after one to warm up%n", tasks, threads, rounds);
    System.out.printf("%-12s %-22s %12s %10s%n", "database", "queue", "tasks/s", "ratio");
    for (String kind : List.of("h2", "postgresql")) {
      bench.compare(
          kind,
          QUEUES.stream().filter(queue -> isWanted(wanted, kind + ":" + queue)).toList(),
          rounds);
    }
    System.exit(0);
  }

  /** All take turns, so that none has a warmer machine; the first turn of each does not count. */
  private void compare(String kind, List<String> queues, int rounds) throws Exception {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (String queue : queues) {
        try (BenchDatabase database = BenchDatabase.open(kind)) {
          double rate = queue(queue).workOff(database);
          if (round > 0) {
            rates.computeIfAbsent(queue, name -> new ArrayList<>()).add(rate);
          }
        }
      }
    }
    double ours = median(rates.getOrDefault(QUEUES.get(0), List.of(0.0)));
    rates.forEach(
        (queue, found) ->
            System.out.printf(
                "%-12s %-22s %12.0f %10.2f%n", kind, queue, median(found), ours / median(found)));
  }

  private static boolean isWanted(String[] wanted, String queue) {
    return Stream.of(wanted).anyMatch(queue::startsWith);
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  private Queue queue(String name) {
    return switch (name) {
      case "GAIA" -> database -> gaia(database, 100);
      case "GAIA, bundles off" -> database -> gaia(database, 1);
      case "JobRunr" -> this::jobRunr;
      default -> this::dbScheduler;
    };
  }

  private double gaia(BenchDatabase database, int bundle) {
    CountDownLatch left = new CountDownLatch(tasks);
    EngineDatabase schema = database.forEngine();
    try (EmbeddedEngine engine =
        new EmbeddedEngine(
            schema, EmbeddedEngine.Plan.of(new NoWork(left, bundle)).workers(threads))) {
      for (int first = 0; first < tasks; first += 500) {
        int from = first;
        engine.submit(
            IntStream.range(from, Math.min(tasks, from + 500))
                .mapToObj(i -> new NewTask("nothing", "n" + i, "local", "default", Map.of()))
                .toList());
      }
      long start = System.nanoTime();
      engine.start();
      return rate(start, left, () -> engine.counts().getOrDefault(TaskState.COMPLETED, 0L));
    }
  }

  /** Its poll interval on a database is five seconds at least. */
  private double jobRunr(BenchDatabase database) {
    jobs = new CountDownLatch(tasks);
    JobRunr.configure()
        .useStorageProvider(SqlStorageProviderFactory.using(database.pool()))
        .useBackgroundJobServer(
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andPollIntervalInSeconds(5)
                .andWorkerCount(threads),
            false)
        .initialize();
    try {
      BackgroundJob.enqueue(
          Stream.generate(UUID::randomUUID).limit(tasks), id -> Throughput.jobRunrJob());
      long start = System.nanoTime();
      JobRunr.getBackgroundJobServer().start();
      return rate(
          start,
          jobs,
          () -> count(database, "select count(*) from jobrunr_jobs where state = 'SUCCEEDED'"));
    } finally {
      JobRunr.destroy();
    }
  }

  /** What JobRunr calls; public because it does so by name. */
  public static void jobRunrJob() {
    jobs.countDown();
  }

  private double dbScheduler(BenchDatabase database) throws SQLException {
    CountDownLatch left = new CountDownLatch(tasks);
    createTable(database);
    OneTimeTask<Void> nothing =
        Tasks.oneTime("nothing").execute((instance, context) -> left.countDown());
    // Lock-and-fetch is the faster of its two ways; on H2 it has the other only.
    SchedulerBuilder builder =
        Scheduler.create(database.pool(), nothing)
            .threads(threads)
            .pollingInterval(Duration.ofMillis(50));
    Scheduler scheduler =
        database.isSole()
            ? builder.pollUsingFetchAndLockOnExecute(4, 20).build()
            : builder.pollUsingLockAndFetch(4, 20).build();
    Instant now = Instant.now();
    scheduler.scheduleBatch(
        IntStream.range(0, tasks).mapToObj(i -> nothing.instance("n" + i)), now);
    long start = System.nanoTime();
    scheduler.start();
    double rate =
        rate(start, left, () -> tasks - count(database, "select count(*) from scheduled_tasks"));
    scheduler.stop();
    return rate;
  }

  /** As its documentation has it, with the index that it recommends. */
  private static void createTable(BenchDatabase database) throws SQLException {
    String bytes = database.isSole() ? "blob" : "bytea";
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table scheduled_tasks (task_name varchar(100) not null,"
              + " task_instance varchar(100) not null, task_data "
              + bytes
              + ", execution_time timestamp with time zone not null, picked boolean not null,"
              + " picked_by varchar(50), last_success timestamp with time zone,"
              + " last_failure timestamp with time zone, consecutive_failures int,"
              + " last_heartbeat timestamp with time zone, version bigint not null,"
              + " priority smallint, state varchar(50), primary key (task_name, task_instance))");
      statement.execute("create index execution_time_idx on scheduled_tasks (execution_time)");
      statement.execute("create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)");
    }
  }

  private static long count(BenchDatabase database, String query) {
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks the database only once the last task has run, so that asking costs nobody much. */
  private double rate(long start, CountDownLatch left, LongSupplier recorded) {
    long end = start + Duration.ofMinutes(1).toNanos();
    while (System.nanoTime() < end && (left.getCount() > 0 || recorded.getAsLong() < tasks)) {
      LockSupport.parkNanos(5_000_000);
    }
    long done = recorded.getAsLong();
    return done / ((System.nanoTime() - start) / 1e9);
  }
}
