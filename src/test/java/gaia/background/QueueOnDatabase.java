package gaia.background;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A queue on a database that the subclass opens, emptied before each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueueOnDatabase {

  static final TaskRepository.Permit ALL = new TaskRepository.Permit(true, true);
  static final TaskRepository.Permit SHORT = new TaskRepository.Permit(true, false);

  final SettableClock clock = new SettableClock();
  EngineDatabase database;
  EmbeddedEngine engine;

  abstract EngineDatabase open();

  @BeforeAll
  void begin() {
    database = open();
    engine =
        new EmbeddedEngine(
            database,
            EmbeddedEngine.Plan.of(
                    EngineFixtures.handler("count"),
                    EngineFixtures.handler("other"),
                    EngineFixtures.longHandler("dream"))
                .clock(clock));
  }

  @AfterAll
  void end() {
    engine.close();
    database.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    execute(
        "delete from task_attempt",
        "delete from task",
        "delete from task_tally",
        "delete from engine_server");
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  String submit(String type, String subject) {
    clock.move(Duration.ofMillis(1));
    return engine.submit(new NewTask(type, subject, "local", "default", Map.of()));
  }

  String submit(String subject) {
    return submit("count", subject);
  }

  List<TaskRepository.Claim> claim(TaskRepository.Permit permit, int bundle) {
    return engine.repository().claim(permit, "here", clock.instant(), type -> bundle);
  }

  TaskRepository.Claim claim() {
    return claim(ALL, 1).get(0);
  }

  List<String> order() {
    List<String> order = new ArrayList<>();
    for (var next = claim(ALL, 1); !next.isEmpty(); next = claim(ALL, 1)) {
      order.add(next.get(0).task().subject());
    }
    return order;
  }

  TaskView view(String id) {
    return engine.find("local", id);
  }

  boolean complete(TaskRepository.Claim claim) {
    return engine
        .repository()
        .underLease(
            claim.lease(),
            (task, attempt) -> {
              task.complete(Map.of(), clock.instant());
              attempt.end("completed", null, null, clock.instant());
            });
  }

  boolean fail(TaskRepository.Claim claim) {
    return engine
        .repository()
        .underLease(
            claim.lease(),
            (task, attempt) -> {
              task.failAttempt("no", new RetryPolicy(2), clock.instant());
              attempt.end("failed", null, "no", clock.instant());
            });
  }

  static TaskRepository.Held held(TaskRepository.Claim claim) {
    return new TaskRepository.Held(claim.task().id(), claim.lease().token(), false);
  }
}
