package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.Deployments;
import gaia.access.Refusal;
import gaia.background.admission.IdleDetector;
import gaia.background.admission.Reason;
import gaia.it.Await;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The engine with its real queue, transactions and threads, and tasks written by the tests. */
@ExtendWith(ArquillianExtension.class)
class EngineIT {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Inject Tasks tasks;
  @Inject TaskRepository repository;
  @Inject ScriptedTask scripted;
  @Inject IdleDetector idle;
  @Inject Membership membership;
  @Inject Clock clock;
  @Inject UserTransaction transaction;
  @EJB BackgroundProcessor processor;

  private final String subject = "subject-" + NUMBER.incrementAndGet();

  @Deployment
  static WebArchive application() {
    return Deployments.engine(
        EngineIT.class, ScriptedTask.class, ScriptedTask.Script.class, Await.class);
  }

  @AfterEach
  void let_work_go_on() {
    tasks.resume();
  }

  private String submit(String about) {
    return tasks.submit(
        new NewTask(ScriptedTask.TYPE, about, "local", "default", Map.of("subject", about)));
  }

  private TaskView when(String id, Predicate<TaskView> holds) {
    return Await.until("task " + id, SOON, () -> tasks.find("local", id).orElseThrow(), holds);
  }

  private TaskView finished(String id) {
    return when(id, task -> task.status().isFinished());
  }

  private static void breatheUntilStopped(TaskRun run) {
    while (true) {
      run.breathe();
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void a_task_runs_when_nobody_is_there_and_its_effect_happens_once() {
    AtomicInteger effects = new AtomicInteger();
    scripted.when(
        subject, run -> new TaskResult.Done(Map.of("sheep", 3), () -> effects.incrementAndGet()));

    TaskView done = finished(submit(subject));

    assertThat(done.status()).isEqualTo(TaskState.COMPLETED);
    assertThat(done.result()).containsExactly(Map.entry("sheep", 3));
    assertThat(effects).hasValue(1);
    assertThat(tasks.attempts(done.id()))
        .extracting(AttemptView::outcome)
        .containsExactly("completed");
  }

  @Test
  void a_task_submitted_in_a_transaction_that_fails_was_never_there() throws Exception {
    transaction.begin();
    String id = submit(subject);
    transaction.rollback();

    assertThat(tasks.find("local", id)).isEmpty();
  }

  @Test
  void the_same_work_is_queued_once_until_it_is_done() {
    tasks.pause("test", null);
    String first = submit(subject);
    String second = submit(subject);
    tasks.resume();
    finished(first);

    assertThat(second).isEqualTo(first);
    assertThat(submit(subject)).isNotEqualTo(first);
  }

  @Test
  void lower_priority_numbers_run_first_and_older_tasks_before_younger() {
    tasks.pause("test", null);
    List<String> ids = new ArrayList<>();
    for (String name : List.of("late", "first", "second")) {
      String about = subject + name;
      scripted.when(
          about,
          run -> {
            scripted.log().add(about);
            return TaskResult.Done.with(Map.of());
          });
      ids.add(submit(about));
    }
    tasks.reprioritise("local", ids.get(0), 15);
    tasks.resume();
    ids.forEach(this::finished);

    assertThat(scripted.log())
        .containsSubsequence(subject + "first", subject + "second", subject + "late");
  }

  @Test
  void a_failing_task_is_tried_again_and_then_given_up_with_its_cause() {
    scripted.when(
        subject,
        run -> {
          throw new IllegalStateException("no bread");
        });

    TaskView failed = finished(submit(subject));

    assertThat(failed.status()).isEqualTo(TaskState.FAILED);
    assertThat(failed.attempts()).isEqualTo(3);
    assertThat(failed.error()).isEqualTo("no bread");
    assertThat(scripted.givenUp()).contains(subject + ": no bread");
    assertThat(tasks.attempts(failed.id()))
        .extracting(AttemptView::outcome)
        .containsOnly("failed")
        .hasSize(3);
  }

  @Test
  void a_task_that_can_never_succeed_is_not_tried_again() {
    scripted.when(
        subject,
        run -> {
          throw new PermanentFailure("the archive is gone");
        });

    TaskView failed = finished(submit(subject));

    assertThat(failed.attempts()).isEqualTo(1);
    assertThat(tasks.retry("local", failed.id()).orElseThrow().attempts()).isZero();
  }

  @Test
  void an_effect_that_fails_takes_the_completion_with_it() {
    AtomicInteger tries = new AtomicInteger();
    scripted.when(
        subject,
        run ->
            new TaskResult.Done(
                Map.of(),
                () -> {
                  if (tries.incrementAndGet() == 1) {
                    submit(subject + "-child");
                    throw new IllegalStateException("disk full");
                  }
                }));

    TaskView done = finished(submit(subject));

    assertThat(done.status()).isEqualTo(TaskState.COMPLETED);
    assertThat(tries).hasValue(2);
    assertThat(tasks.list("local", null, ScriptedTask.TYPE, 500, null))
        .extracting(TaskView::subject)
        .doesNotContain(subject + "-child");
  }

  @Test
  void a_running_task_yields_when_the_user_returns_and_goes_on_from_its_checkpoint() {
    scripted.when(
        subject,
        run -> {
          if (run.checkpoint().isPresent()) {
            return TaskResult.Done.with(Map.of("resumed_at", run.checkpoint().get()));
          }
          run.save(0.5, "half", "page 7");
          idle.activity();
          breatheUntilStopped(run);
          throw new AssertionError("never comes here");
        });

    TaskView done = finished(submit(subject));

    assertThat(done.result()).containsEntry("resumed_at", "page 7");
    assertThat(done.attempts()).isEqualTo(1);
    assertThat(tasks.attempts(done.id()))
        .extracting(AttemptView::reason)
        .containsExactly(StopReason.USER_ACTIVE, null);
  }

  @Test
  void a_cancelled_task_stops_at_its_next_breath() {
    scripted.when(
        subject,
        run -> {
          breatheUntilStopped(run);
          return TaskResult.Done.with(Map.of());
        });
    String id = submit(subject);
    when(id, task -> task.status() == TaskState.PROCESSING);

    tasks.cancel("local", id);

    assertThat(finished(id).status()).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void a_waiting_task_can_be_cancelled_and_a_finished_one_cannot() {
    tasks.pause("test", null);
    String id = submit(subject);

    assertThat(tasks.cancel("local", id).orElseThrow().status()).isEqualTo(TaskState.CANCELLED);
    assertThatThrownBy(() -> tasks.cancel("local", id)).isInstanceOf(Refusal.class);
  }

  @Test
  void a_pause_keeps_work_waiting_but_not_what_a_person_wants_now() {
    tasks.pause("test", null);
    String waiting = submit(subject);
    String wanted = submit(subject + "-now");
    tasks.runNow("local", wanted);

    assertThat(finished(wanted).status()).isEqualTo(TaskState.COMPLETED);
    assertThat(tasks.find("local", waiting).orElseThrow().status()).isEqualTo(TaskState.PENDING);
    Await.until("the reason", SOON, () -> processor.situation().reason() == Reason.PAUSED);
  }

  @Test
  void a_worker_that_lost_its_lease_changes_nothing() {
    AtomicInteger effects = new AtomicInteger();
    scripted.when(
        subject,
        run -> {
          if (run.checkpoint().isPresent()) {
            return TaskResult.Done.with(Map.of("by", "the second"));
          }
          run.save(0.1, "begun", "once");
          rescueFromUnder(run.taskId());
          return new TaskResult.Done(Map.of("by", "the first"), effects::incrementAndGet);
        });

    TaskView done = finished(submit(subject));

    assertThat(done.result()).containsEntry("by", "the second");
    assertThat(effects).hasValue(0);
    assertThat(tasks.attempts(done.id()))
        .extracting(AttemptView::reason)
        .containsExactly(StopReason.INTERRUPTED, null);
  }

  private void rescueFromUnder(String id) {
    repository.held(membership.id(), true).stream()
        .filter(held -> held.id().equals(id))
        .forEach(held -> repository.rescue(held, true, clock.instant(), (task, cause) -> {}));
  }

  @Test
  void a_task_left_behind_by_a_dead_worker_is_taken_up_again() {
    tasks.pause("test", null);
    String id = submit(subject);
    tasks.runNow("local", id);
    var claims =
        repository.claim(TaskRepository.Permit.WISHES_ONLY, "dead", clock.instant(), type -> 1);
    tasks.resume();

    TaskView done = finished(id);

    assertThat(done.status()).isEqualTo(TaskState.COMPLETED);
    assertThat(claims).isNotNull();
  }

  @Test
  void tasks_are_listed_newest_first_in_pages_that_neither_miss_nor_repeat() {
    tasks.pause("test", null);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(0, submit(subject + "-" + i));
    }

    List<String> first = page(null);
    List<String> second = page(first.get(first.size() - 1));
    List<String> both = new ArrayList<>(first);
    both.addAll(second);

    assertThat(both.subList(0, 4)).isEqualTo(ids.subList(0, 4));
  }

  private List<String> page(@org.jspecify.annotations.Nullable String before) {
    return tasks.list("local", TaskState.PENDING, ScriptedTask.TYPE, 2, before).stream()
        .map(TaskView::id)
        .toList();
  }

  @Test
  void the_task_of_somebody_else_is_not_there() {
    String id = submit(subject);

    assertThat(tasks.find("somebody", id)).isEmpty();
    assertThat(tasks.cancel("somebody", id)).isEmpty();
  }
}
