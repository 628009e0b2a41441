package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What workers rely on, whatever the database. */
abstract class QueueContract extends QueueOnDatabase {

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
