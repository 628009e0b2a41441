package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.it.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on one PostgreSQL. */
class ClusterTest {

  private static final Duration SOON = Duration.ofMinutes(3);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger effects = new AtomicInteger();
  private EngineDatabase database;

  @BeforeEach
  void open() {
    database = EngineDatabase.postgres();
  }

  @AfterEach
  void close() {
    release.countDown();
    database.close();
  }

  /** Does not finish by itself, as far as the test goes. */
  private final class Stuck extends EngineFixtures.Quick {
    Stuck() {
      super("count");
    }

    @Override
    public TaskResult run(TaskRun run) throws Exception {
      begun.countDown();
      release.await();
      return new TaskResult.Done(Map.of("by", "the first"), effects::incrementAndGet);
    }
  }

  private static final class Second extends EngineFixtures.Quick {
    Second() {
      super("count");
    }

    @Override
    public TaskResult run(TaskRun run) {
      return TaskResult.Done.with(Map.of("by", "the second"));
    }
  }

  private EmbeddedEngine engine(TaskHandler handler, Duration wallIsOff) {
    Clock clock = Clock.tick(Clock.offset(Clock.systemUTC(), wallIsOff), Duration.ofNanos(1000));
    return new EmbeddedEngine(database, EmbeddedEngine.Plan.of(handler).clock(clock));
  }

  @Test
  void work_of_a_server_that_is_gone_is_taken_over_whatever_its_clock_said() throws Exception {
    EmbeddedEngine first = engine(new Stuck(), Duration.ofDays(1)).start();
    String id = first.submit(new NewTask("count", "sheep", "local", "default", Map.of()));
    begun.await();
    try (EmbeddedEngine second = engine(new Second(), Duration.ofDays(-1)).start()) {
      first.kill();
      TaskView done =
          Await.until(
              "taken over", SOON, () -> second.find("local", id), t -> t.status().isFinished());
      release.countDown();

      assertThat(done.result()).containsEntry("by", "the second");
      List<AttemptView> attempts = second.withTasks(tasks -> tasks.attempts(id));
      assertThat(attempts)
          .extracting(AttemptView::reason)
          .containsExactlyInAnyOrder(StopReason.INTERRUPTED, null);
      assertThat(effects).hasValue(0);
    }
  }

  @Test
  void a_server_at_work_is_left_alone_and_activity_on_one_is_heard_on_the_other() {
    try (EmbeddedEngine first = engine(new Second(), Duration.ZERO).start();
        EmbeddedEngine second = engine(new Second(), Duration.ZERO).start()) {
      Await.until("they see each other", SOON, () -> second.servers().signs().size() == 2);
      int before = second.heardOfUsers();
      Await.until(
          "heard",
          SOON,
          () -> {
            first.userActs();
            return second.heardOfUsers() > before;
          });

      assertThat(first.heardOfUsers()).isZero();
    }
  }
}
