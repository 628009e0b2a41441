package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.it.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small tasks that are taken on and recorded together. */
class BundleTest {

  /** What a task named in the test does. */
  interface Script {
    TaskResult run(TaskRun run) throws Exception;
  }

  private static final Duration SOON = Duration.ofMinutes(3);

  @TempDir Path folder;
  private final Map<String, Script> scripts = new HashMap<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean endFails;
  private volatile Consumer<Runnable> endBreath = breathe -> {};
  private EngineDatabase database;
  private EmbeddedEngine engine;

  private final class Small extends EngineFixtures.Quick {
    Small() {
      super("small");
    }

    @Override
    public int bundle() {
      return 5;
    }

    @Override
    public TaskResult run(TaskRun run) throws Exception {
      String name = String.valueOf(run.data().get("name"));
      log.add(name);
      Script script = scripts.get(name);
      return script == null ? done(name) : script.run(run);
    }

    @Override
    public void bundleEnds(Runnable breathe) {
      log.add("end");
      endBreath.accept(breathe);
      if (endFails) {
        endFails = false;
        throw new IllegalStateException("disk full");
      }
    }
  }

  private TaskResult done(String name) {
    return new TaskResult.Done(Map.of(), () -> log.add("effect " + name));
  }

  @BeforeEach
  void open() {
    database = EngineDatabase.h2(folder);
    engine = new EmbeddedEngine(database, EmbeddedEngine.Plan.of(new Small()));
  }

  @AfterEach
  void close() {
    engine.close();
    database.close();
  }

  private List<String> submit(int count) {
    return engine.submit(
        IntStream.range(0, count)
            .mapToObj(
                i -> new NewTask("small", "s" + i, "local", "default", Map.of("name", "s" + i)))
            .toList());
  }

  private void awaitFinished(int count) {
    Await.until(
        "all are done",
        SOON,
        engine::counts,
        counts ->
            counts.getOrDefault(TaskState.COMPLETED, 0L) + counts.getOrDefault(TaskState.FAILED, 0L)
                == count);
  }

  @Test
  void the_hook_is_called_once_between_the_last_run_and_the_first_effect() {
    submit(4);
    engine.start();
    awaitFinished(4);

    assertThat(log.subList(0, 5)).containsExactly("s0", "s1", "s2", "s3", "end");
    assertThat(log.subList(5, 9))
        .containsExactlyInAnyOrder("effect s0", "effect s1", "effect s2", "effect s3");
  }

  @Test
  void an_effect_that_fails_takes_only_its_own_task_along() {
    scripts.put(
        "s1",
        run ->
            new TaskResult.Done(
                Map.of(),
                () -> {
                  throw new PermanentFailure("cannot be kept");
                }));
    List<String> ids = submit(4);
    engine.start();
    awaitFinished(4);

    assertThat(engine.counts())
        .containsEntry(TaskState.COMPLETED, 3L)
        .containsEntry(TaskState.FAILED, 1L);
    assertThat(engine.find("local", ids.get(1)).error()).isEqualTo("cannot be kept");
  }

  @Test
  void a_run_that_fails_does_not_keep_the_others_from_running() {
    scripts.put(
        "s0",
        run -> {
          throw new PermanentFailure("no");
        });
    submit(3);
    engine.start();
    awaitFinished(3);

    assertThat(engine.counts()).containsEntry(TaskState.COMPLETED, 2L);
  }

  @Test
  void what_was_done_has_failed_when_it_could_not_be_made_to_last() {
    endFails = true;
    List<String> ids = submit(2);
    engine.start();
    awaitFinished(2);

    List<AttemptView> attempts = engine.withTasks(tasks -> tasks.attempts(ids.get(0)));
    assertThat(attempts).extracting(AttemptView::outcome).containsExactly("failed", "completed");
  }

  @Test
  void when_the_user_returns_what_is_done_counts_and_the_rest_goes_back_uncharged() {
    scripts.put(
        "s1",
        run -> {
          engine.admit(
              new gaia.background.admission.Admission.Denied(
                  gaia.background.admission.Reason.USER_ACTIVE, null, true));
          engine.userAwayFor(Duration.ZERO);
          run.breathe();
          return done("s1");
        });
    List<String> ids = submit(4);
    engine.start();
    Await.until(
        "the first is done",
        SOON,
        engine::counts,
        counts ->
            counts.getOrDefault(TaskState.COMPLETED, 0L) == 1
                && counts.getOrDefault(TaskState.PENDING, 0L) == 3);

    assertThat(log).containsExactly("s0", "s1", "end", "effect s0");
    assertThat(engine.find("local", ids.get(1)).stopReason()).isEqualTo(StopReason.USER_ACTIVE);
    List<AttemptView> begun = engine.withTasks(tasks -> tasks.attempts(ids.get(1)));
    List<AttemptView> notBegun = engine.withTasks(tasks -> tasks.attempts(ids.get(2)));
    assertThat(begun).hasSize(1);
    assertThat(notBegun).isEmpty();
    assertThat(engine.find("local", ids.get(3)).attempts()).isZero();
  }

  @Test
  void when_the_user_returns_before_the_end_of_the_bundle_its_work_is_done_again_uncharged() {
    endBreath =
        breathe -> {
          endBreath = again -> {};
          engine.userAwayFor(Duration.ZERO);
          try {
            breathe.run();
          } finally {
            engine.userAwayFor(Duration.ofDays(1));
          }
        };
    List<String> ids = submit(2);
    engine.start();
    awaitFinished(2);

    assertThat(log.subList(0, 6)).containsExactly("s0", "s1", "end", "s0", "s1", "end");
    assertThat(engine.find("local", ids.get(0)).attempts()).isEqualTo(1);
    List<AttemptView> tries = engine.withTasks(tasks -> tasks.attempts(ids.get(0)));
    assertThat(tries).extracting(AttemptView::reason).containsExactly(StopReason.USER_ACTIVE, null);
  }

  @Test
  void an_interrupt_that_a_handler_leaves_behind_stops_nobody() {
    scripts.put(
        "s1",
        run -> {
          Thread.currentThread().interrupt();
          return done("s1");
        });
    submit(7);
    engine.start();
    awaitFinished(7);

    assertThat(engine.counts()).containsEntry(TaskState.COMPLETED, 7L);
  }
}
