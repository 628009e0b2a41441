package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.faults.History;
import gaia.faults.Outage;
import gaia.faults.TappedPool;
import gaia.faults.Verdict;
import gaia.it.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine goes on, and loses and doubles nothing, whatever the database does. */
class DatabaseFaultTest {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final int CALLS = 40;

  /** A broken connection is not always given back; the database has closed it anyway. */
  private static final int MANY = 10_000;

  private static EmbeddedPostgres server;

  @TempDir Path folder;

  private final Outage outage = new Outage(20261122);
  private final History history = new History();
  private EngineVictim.Login login;
  private EmbeddedEngine engine;
  private EngineDatabase database;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    String name = "faults_" + System.identityHashCode(this);
    sql("create database " + name);
    login = new EngineVictim.Login(server.getJdbcUrl("postgres", name), "postgres", "postgres");
    EngineCensus.createTables(login);
    Files.createDirectories(folder.resolve("files"));
    TappedPool source = TappedPool.of(login.url(), login.user(), login.password(), outage);
    database = new EngineDatabase("failing", new Connections(source, MANY), false);
    EffectTask work = new EffectTask(folder.resolve("files"));
    engine =
        new EmbeddedEngine(
            database,
            EmbeddedEngine.Plan.of(work)
                .workers(2)
                .config(EngineFixtures.withAttempts(EngineFixtures.alwaysIdle(), 1000)));
    work.writeThrough(engine.transactions().entityManager());
    engine.start();
  }

  @AfterEach
  void close() {
    engine.close();
    database.close();
  }

  private static void sql(String statement) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        Statement execute = connection.createStatement()) {
      execute.execute(statement);
    }
  }

  private void submit(String id) {
    history.called(id);
    try {
      engine.submit(new NewTask(EffectTask.TYPE, id, "local", "trial", Map.of("id", id)));
      history.acknowledged(id);
    } catch (RuntimeException e) {
      // Whether it is there or not, nobody knows: the history says so already.
      assertThat(e).isNotNull();
    }
  }

  private void submitAll() {
    for (int i = 0; i < CALLS; i++) {
      submit("call-" + i);
    }
  }

  private long completed() {
    return engine.counts().getOrDefault(TaskState.COMPLETED, 0L);
  }

  private void awaitRest() {
    Await.until(
        "nothing waits",
        SOON,
        engine::counts,
        counts ->
            counts.getOrDefault(TaskState.PENDING, 0L)
                    + counts.getOrDefault(TaskState.PROCESSING, 0L)
                == 0);
  }

  private void assertNothingLostOrDoubled() throws Exception {
    var census = new EngineCensus(login, folder.resolve("files")).take();
    Verdict verdict = Verdict.of(history, census.remains(), EngineCensus.EFFECTS);
    assertThat(verdict.holds()).as("%s", verdict).isTrue();
    assertThat(census.remains()).isNotEmpty();
  }

  @Test
  void work_goes_on_after_every_connection_was_cut() throws Exception {
    submitAll();
    for (int cut = 0; cut < 5; cut++) {
      long before = completed();
      sql(
          "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
              + " and backend_type = 'client backend'");
      Await.until("it goes on", SOON, this::goesOn, now -> now > before || now == CALLS);
    }

    awaitRest();
    assertNothingLostOrDoubled();
  }

  private long goesOn() {
    try {
      return completed();
    } catch (RuntimeException e) {
      return -1;
    }
  }

  @Test
  void work_goes_on_when_the_database_is_back() throws Exception {
    submitAll();
    Await.until("it works", SOON, () -> completed() > 2);
    outage.gone(true);
    submit("while it is gone");
    Await.until("nobody gets through", SOON, () -> goesOn() < 0);
    outage.gone(false);

    awaitRest();
    assertThat(history.count(History.Heard.NOTHING)).isEqualTo(1);
    assertNothingLostOrDoubled();
  }

  @Test
  void nothing_is_lost_or_doubled_when_every_fifth_commit_fails_before_or_after() throws Exception {
    outage.failing(0.2);
    submitAll();
    Await.until("it works", SOON, () -> goesOn() > CALLS / 4);
    outage.failing(0);

    awaitRest();
    assertNothingLostOrDoubled();
  }
}
