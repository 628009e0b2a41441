package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the engine relies on, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueueContract {

  private static final TaskRepository.Permit ALL = new TaskRepository.Permit(true, true);
  private static final TaskRepository.Permit SHORT = new TaskRepository.Permit(true, false);

  private final SettableClock clock = new SettableClock();
  private EngineDatabase database;
  private EmbeddedEngine engine;

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

  private void execute(String... statements) throws SQLException {
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private String submit(String type, String subject) {
    clock.move(Duration.ofMillis(1));
    return engine.submit(new NewTask(type, subject, "local", "default", Map.of()));
  }

  private String submit(String subject) {
    return submit("count", subject);
  }

  private List<TaskRepository.Claim> claim(TaskRepository.Permit permit, int bundle) {
    return engine.repository().claim(permit, "here", clock.instant(), type -> bundle);
  }

  private TaskRepository.Claim claim() {
    return claim(ALL, 1).get(0);
  }

  private List<String> order() {
    List<String> order = new ArrayList<>();
    for (var next = claim(ALL, 1); !next.isEmpty(); next = claim(ALL, 1)) {
      order.add(next.get(0).task().subject());
    }
    return order;
  }

  private TaskView view(String id) {
    return engine.find("local", id);
  }

  private boolean complete(TaskRepository.Claim claim) {
    return engine
        .repository()
        .underLease(
            claim.lease(),
            (task, attempt) -> {
              task.complete(Map.of(), clock.instant());
              attempt.end("completed", null, null, clock.instant());
            });
  }

  private boolean fail(TaskRepository.Claim claim) {
    return engine
        .repository()
        .underLease(
            claim.lease(),
            (task, attempt) -> {
              task.failAttempt("no", new RetryPolicy(2), clock.instant());
              attempt.end("failed", null, "no", clock.instant());
            });
  }

  @Test
  void many_claimers_share_the_tasks_and_none_gets_one_that_another_has() throws Exception {
    int tasks = 60;
    IntStream.range(0, tasks).forEach(i -> submit("sheep-" + i));
    List<String> claimed = Collections.synchronizedList(new ArrayList<>());
    List<Throwable> trouble = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> claimers =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          try {
                            go.await();
                            while (claimed.size() < tasks) {
                              claim(ALL, 3).forEach(claim -> claimed.add(claim.task().id()));
                            }
                          } catch (InterruptedException | RuntimeException e) {
                            trouble.add(e);
                          }
                        }))
            .toList();
    claimers.forEach(Thread::start);
    go.countDown();
    for (Thread claimer : claimers) {
      claimer.join(30_000);
    }

    assertThat(trouble).isEmpty();
    assertThat(claimed).hasSize(tasks).doesNotHaveDuplicates();
  }

  @Test
  void a_late_writer_is_refused() {
    submit("sheep");
    TaskRepository.Claim first = claim();
    engine.repository().rescue(held(first), true, clock.instant(), (task, cause) -> {});
    assertThat(complete(first)).isFalse();
    TaskRepository.Claim second = claim();

    assertThat(complete(first)).isFalse();
    assertThat(complete(second)).isTrue();
    assertThat(view(first.task().id()).status()).isEqualTo(TaskState.COMPLETED);
  }

  private static TaskRepository.Held held(TaskRepository.Claim claim) {
    return new TaskRepository.Held(claim.task().id(), claim.lease().token(), false);
  }

  @Test
  void a_rescue_comes_too_late_for_a_task_that_was_claimed_again() {
    submit("sheep");
    TaskRepository.Claim first = claim();
    engine.repository().rescue(held(first), false, clock.instant(), (task, cause) -> {});
    claim();

    assertThat(engine.repository().rescue(held(first), true, clock.instant(), (task, cause) -> {}))
        .isFalse();
  }

  @Test
  void three_deaths_of_its_server_are_a_verdict_and_losing_the_database_is_none() {
    String id = submit("sheep");
    for (int i = 0; i < 4; i++) {
      engine.repository().rescue(held(claim()), false, clock.instant(), (task, cause) -> {});
    }
    assertThat(view(id).status()).isEqualTo(TaskState.PENDING);
    List<String> givenUp = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      engine
          .repository()
          .rescue(held(claim()), true, clock.instant(), (task, cause) -> givenUp.add(task.id()));
    }

    assertThat(view(id).status()).isEqualTo(TaskState.FAILED);
    assertThat(givenUp).containsExactly(id);
  }

  @Test
  void a_bundle_is_of_one_type_and_ends_where_the_order_has_another() {
    submit("a");
    submit("b");
    submit("other", "c");
    submit("d");

    assertThat(claim(ALL, 16))
        .extracting(claim -> claim.task().subject())
        .containsExactly("a", "b");
    assertThat(claim(ALL, 16)).extracting(claim -> claim.task().subject()).containsExactly("c");
    assertThat(claim(ALL, 16)).extracting(claim -> claim.task().subject()).containsExactly("d");
  }

  @Test
  void a_task_during_which_the_server_died_runs_alone() {
    submit("a");
    submit("b");
    List<TaskRepository.Claim> both = claim(ALL, 16);
    both.forEach(
        claim ->
            engine.repository().rescue(held(claim), true, clock.instant(), (task, cause) -> {}));
    submit("c");

    assertThat(claim(ALL, 16)).hasSize(1);
    assertThat(claim(ALL, 16)).hasSize(1);
    assertThat(claim(ALL, 16)).extracting(claim -> claim.task().subject()).containsExactly("c");
  }

  @Test
  void an_attempt_that_never_began_leaves_no_record_and_is_not_charged() {
    String id = submit("sheep");
    TaskRepository.Claim claim = claim();
    engine
        .repository()
        .underLease(
            claim.lease(),
            (task, attempt) -> task.release(StopReason.USER_ACTIVE, clock.instant()));

    assertThat(view(id).attempts()).isZero();
    List<AttemptView> attempts = engine.withTasks(tasks -> tasks.attempts(id));
    assertThat(attempts).isEmpty();
  }

  @Test
  void lower_priority_runs_first_until_waiting_outweighs_it() {
    String old = submit("old");
    engine.withTasks(tasks -> tasks.reprioritise("local", old, 20));
    clock.move(Duration.ofMinutes(59));
    submit("young");
    clock.move(Duration.ofMinutes(2));
    submit("youngest");

    // Ten points of priority are an hour.
    assertThat(order()).containsExactly("young", "old", "youngest");
  }

  @Test
  void strict_priorities_know_no_age() {
    String old = submit("old");
    engine.withTasks(tasks -> tasks.reprioritise("local", old, 20));
    clock.move(Duration.ofDays(300));
    submit("young");
    engine.upkeep().rerank(new Aging(Duration.ZERO));
    try {
      assertThat(order()).containsExactly("young", "old");
    } finally {
      engine.upkeep().rerank(new Aging(Duration.ofSeconds(360)));
    }
  }

  @Test
  void what_a_person_wants_now_comes_first_of_all() {
    submit("first");
    String wanted = submit("wanted");
    String dream = submit("dream", "dream");
    engine.withTasks(tasks -> tasks.runNow("local", wanted));
    engine.withTasks(tasks -> tasks.runNow("local", dream));

    assertThat(claim(TaskRepository.Permit.WISHES_ONLY, 1).get(0).wished()).isTrue();
    assertThat(claim(ALL, 1).get(0).task().subject()).isEqualTo("dream");
    assertThat(claim(TaskRepository.Permit.WISHES_ONLY, 1)).isEmpty();
  }

  @Test
  void long_tasks_wait_for_their_permit_and_then_for_their_turn() {
    submit("dream", "dream");
    submit("short");

    assertThat(claim(SHORT, 1).get(0).task().subject()).isEqualTo("short");
    assertThat(claim(SHORT, 1)).isEmpty();
    submit("later");
    assertThat(claim(ALL, 1).get(0).task().subject()).isEqualTo("dream");
  }

  @Test
  void a_task_that_backs_off_is_ready_when_its_time_has_come() {
    submit("sheep");
    fail(claim());
    Instant due = clock.instant().plusSeconds(2);

    assertThat(engine.repository().earliest(true)).contains(due);
    engine.upkeep().promoteDue(clock.instant());
    assertThat(claim(ALL, 1)).isEmpty();
    clock.move(Duration.ofSeconds(2));
    engine.upkeep().promoteDue(clock.instant());
    assertThat(engine.repository().earliest(true)).contains(Instant.EPOCH);
    assertThat(claim(ALL, 1)).hasSize(1);
    assertThat(engine.repository().earliest(true)).isEmpty();
  }

  @Test
  void a_clock_set_back_by_a_day_keeps_nothing_waiting() {
    submit("ready");
    submit("failed");
    TaskRepository.Claim ready = claim();
    fail(claim());
    engine
        .repository()
        .underLease(
            ready.lease(), (task, attempt) -> task.release(StopReason.PAUSED, clock.instant()));
    clock.move(Duration.ofDays(-1));

    assertThat(claim(ALL, 1)).hasSize(1);
    assertThat(engine.upkeep().pullBack(clock.instant())).isEqualTo(1);
    clock.move(Duration.ofSeconds(2));
    engine.upkeep().promoteDue(clock.instant());
    assertThat(claim(ALL, 1)).hasSize(1);
  }

  @Test
  void a_step_and_its_effect_are_stored_together_or_not_at_all() {
    String id = submit("sheep");
    TaskRepository.Claim claim = claim();
    assertThatThrownBy(
            () ->
                engine
                    .repository()
                    .underLease(
                        claim.lease(),
                        (task, attempt) -> {
                          task.advance(0.5, "half", "page 7");
                          throw new IllegalStateException("disk full");
                        }))
        .hasMessageContaining("disk full");

    assertThat(view(id).progress()).isZero();
  }

  @Test
  void finished_tasks_are_removed_when_they_are_old_and_the_count_follows() {
    submit("old");
    complete(claim());
    clock.move(Duration.ofDays(100));
    submit("young");
    complete(claim());
    submit("waiting");
    engine.upkeep().removeFinished(clock.instant().minus(Duration.ofDays(90)));

    List<TaskView> left = engine.withTasks(tasks -> tasks.list("local", null, null, 10, null));
    assertThat(left).extracting(TaskView::subject).containsExactly("waiting", "young");
    assertThat(engine.counts())
        .containsEntry(TaskState.COMPLETED, 1L)
        .containsEntry(TaskState.PENDING, 1L);
  }

  @Test
  void a_server_is_seen_until_it_leaves() {
    ServerRepository servers = engine.servers();
    servers.register("s1", "host", clock.instant());
    assertThat(servers.beat("s1")).isTrue();
    servers.activity("s1");
    submit("sheep");
    claim();

    assertThat(servers.signs())
        .containsExactlyInAnyOrder(
            new ServerRepository.Sign("s1", 1, 1), new ServerRepository.Sign("here", -1, 0));
    servers.remove("s1", 0);
    assertThat(servers.beat("s1")).isTrue();
    servers.remove("s1", 2);
    assertThat(servers.beat("s1")).isFalse();
  }

  @Test
  void the_count_is_exact_after_whatever_happened() {
    Random dice = new Random(7);
    List<TaskRepository.Claim> running = new ArrayList<>();
    for (int step = 0; step < 150; step++) {
      act(dice.nextInt(8), "s" + dice.nextInt(20), running);
    }
    Map<TaskState, Long> told = engine.counts();

    assertThat(told).isEqualTo(counted());
    while (engine.tallies().compact()) {}
    assertThat(engine.counts()).isEqualTo(told);
  }

  private Map<TaskState, Long> counted() {
    Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
    for (TaskState state : TaskState.values()) {
      counts.put(
          state,
          (long) engine.withTasks(tasks -> tasks.list("local", state, null, 1000, null)).size());
    }
    return counts;
  }

  private void act(int what, String subject, List<TaskRepository.Claim> running) {
    switch (what) {
      case 0, 1, 2 -> submit(subject);
      case 3 -> running.addAll(claim(ALL, 3));
      case 4 -> running.stream().findFirst().ifPresent(this::complete);
      case 5 -> running.stream().findFirst().ifPresent(this::fail);
      case 6 ->
          running.stream()
              .findFirst()
              .ifPresent(
                  claim ->
                      engine
                          .repository()
                          .rescue(held(claim), true, clock.instant(), (task, cause) -> {}));
      default ->
          engine.withTasks(
              tasks ->
                  tasks.list("local", TaskState.PENDING, null, 1, null).stream()
                      .map(task -> tasks.cancel("local", task.id()))
                      .toList());
    }
    if (what >= 4 && what <= 6 && !running.isEmpty()) {
      running.remove(0);
    }
  }

  @Test
  void a_lock_on_one_waiting_task_does_not_keep_others_from_being_claimed() {
    String first = submit("first");
    submit("second");
    if (database.isSole()) {
      return;
    }
    engine.alone(
        () -> {
          engine.withTasks(
              tasks -> tasks.queue.find("local", first, LockModeType.PESSIMISTIC_WRITE));
          List<String> got = new ArrayList<>();
          Thread other = new Thread(() -> got.add(claim().task().subject()));
          other.start();
          join(other);
          assertThat(got).containsExactly("second");
          return true;
        });
  }

  private static void join(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
