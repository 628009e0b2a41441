package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The count of tasks by state, against a real count, after whatever happened to them. */
class TallyPropertyTest {

  private static Optional<EngineDatabase> h2 = Optional.empty();
  private static Optional<EngineDatabase> postgres = Optional.empty();

  private final SettableClock clock = new SettableClock();

  @BeforeContainer
  static void open() throws IOException {
    Path folder = Files.createTempDirectory("tally");
    h2 = Optional.of(EngineDatabase.h2(folder));
    postgres = Optional.of(EngineDatabase.postgres());
  }

  @AfterContainer
  static void close() {
    h2.ifPresent(EngineDatabase::close);
    postgres.ifPresent(EngineDatabase::close);
  }

  @Property(tries = 8)
  void the_count_is_exact_on_h2(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 99) Integer> steps) {
    check(h2.orElseThrow(), steps);
  }

  @Property(tries = 8)
  void the_count_is_exact_on_postgresql(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 99) Integer> steps) {
    check(postgres.orElseThrow(), steps);
  }

  private void check(EngineDatabase database, List<Integer> steps) {
    try (EmbeddedEngine engine =
        new EmbeddedEngine(
            database, EmbeddedEngine.Plan.of(EngineFixtures.handler("count")).clock(clock))) {
      steps.forEach(step -> act(engine, step % 10, "s" + step / 10));
      Map<TaskState, Long> told = engine.counts();

      assertThat(told).isEqualTo(counted(engine));
      while (engine.tallies().compact()) {
        clock.move(Duration.ofMillis(1));
      }
      assertThat(engine.counts()).isEqualTo(told);
    }
  }

  private static Map<TaskState, Long> counted(EmbeddedEngine engine) {
    Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
    for (TaskState state : TaskState.values()) {
      List<TaskView> found =
          engine.withTasks(tasks -> tasks.list("local", state, null, 10_000, null));
      counts.put(state, (long) found.size());
    }
    return counts;
  }

  private void act(EmbeddedEngine engine, int what, String subject) {
    clock.move(Duration.ofSeconds(1));
    switch (what) {
      case 0, 1, 2 -> engine.submit(new NewTask("count", subject, "local", "default", Map.of()));
      case 3 -> engine.claim(3);
      case 4 -> end(engine, task -> task.complete(Map.of(), clock.instant()));
      case 5 -> end(engine, task -> task.failAttempt("no", new RetryPolicy(2), clock.instant()));
      case 6 -> end(engine, task -> task.release(StopReason.PAUSED, clock.instant()));
      case 7 ->
          held(engine)
              .ifPresent(
                  held ->
                      engine.repository().rescue(held, true, clock.instant(), (task, cause) -> {}));
      case 8 -> cancelOne(engine);
      default -> {
        engine.upkeep().promoteDue(clock.instant());
        engine.upkeep().removeFinished(clock.instant().minusSeconds(20));
      }
    }
  }

  private static Optional<TaskRepository.Held> held(EmbeddedEngine engine) {
    return engine.repository().held("nobody", false).stream().findFirst();
  }

  /** Ends the attempt of a running task, as the worker would that holds it. */
  private static void end(EmbeddedEngine engine, Consumer<Task> verdict) {
    held(engine)
        .ifPresent(
            held ->
                engine
                    .repository()
                    .underLease(
                        new Lease(held.id(), held.token(), UUID.randomUUID().toString()),
                        (task, attempt) -> verdict.accept(task)));
  }

  private static void cancelOne(EmbeddedEngine engine) {
    engine.withTasks(
        tasks ->
            tasks.list("local", TaskState.PENDING, null, 1, null).stream()
                .map(task -> tasks.cancel("local", task.id()))
                .toList());
  }
}
