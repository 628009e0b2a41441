package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final RetryPolicy POLICY = new RetryPolicy(2);

  private final Task task =
      new Task(
          "t1",
          new NewTask("count", "sheep", "local", "default", Map.of("flock", "1")),
          EngineFixtures.handler("count"),
          EngineFixtures.config(),
          NOW);

  private Lease claimed() {
    task.claim("server", NOW);
    return new Lease(task.id, task.leaseToken, "a1");
  }

  @Test
  void a_new_task_waits_and_keeps_others_of_its_kind_out() {
    assertThat(task.state).isEqualTo(TaskState.PENDING);
    assertThat(task.openKey).isEqualTo("count:sheep");
  }

  @Test
  void each_claim_makes_the_lease_before_it_worthless() {
    Lease first = claimed();
    task.release(StopReason.USER_ACTIVE, NOW);
    Lease second = claimed();

    assertThat(task.isHeldUnder(first)).isFalse();
    assertThat(task.isHeldUnder(second)).isTrue();
  }

  @Test
  void a_yielded_attempt_is_not_charged_and_says_why_it_ended() {
    claimed();
    task.advance(0.5, "half", "{}");
    task.release(StopReason.USER_ACTIVE, NOW);

    assertThat(task.view().attempts()).isZero();
    assertThat(task.view().stopReason()).isEqualTo(StopReason.USER_ACTIVE);
    assertThat(task.view().progress()).isEqualTo(0.5);
  }

  @Test
  void a_failed_attempt_is_charged_and_waits_longer_each_time() {
    claimed();
    task.failAttempt("no", POLICY, NOW);
    Instant first = task.notBefore;
    claimed();
    task.failAttempt("no", POLICY, NOW);

    assertThat(first).isEqualTo(NOW.plusSeconds(2));
    assertThat(task.notBefore).isEqualTo(NOW.plusSeconds(4));
  }

  @Test
  void a_task_that_backs_off_waits_its_time_anew_when_the_clock_is_set_back() {
    claimed();
    task.failAttempt("no", POLICY, NOW);
    task.backOffAnew(NOW.minusSeconds(86_400));

    assertThat(task.lane).isEqualTo(Lane.BACKING_OFF);
    assertThat(task.notBefore).isEqualTo(NOW.minusSeconds(86_398));
  }

  @Test
  void the_last_failure_is_final_and_keeps_its_cause() {
    for (int i = 0; i < 3; i++) {
      claimed();
      task.failAttempt("no bread", POLICY, NOW);
    }

    assertThat(task.state).isEqualTo(TaskState.FAILED);
    assertThat(task.error).isEqualTo("no bread");
    assertThat(task.openKey).isNull();
  }

  @Test
  void a_task_that_keeps_ending_the_server_is_given_up() {
    for (int i = 0; i < 3; i++) {
      claimed();
      task.interrupted(NOW);
    }

    assertThat(task.state).isEqualTo(TaskState.FAILED);
    assertThat(task.error).contains("3 times");
  }

  @Test
  void a_person_can_have_a_failed_task_tried_from_the_start() {
    claimed();
    task.giveUp("broken", NOW);
    task.retry(NOW);

    assertThat(task.state).isEqualTo(TaskState.PENDING);
    assertThat(task.attempts).isZero();
    assertThat(task.error).isNull();
    assertThat(task.openKey).isEqualTo("count:sheep");
  }

  @Test
  void a_long_cause_is_shortened_so_that_it_fits_a_row() {
    claimed();
    task.giveUp("x".repeat(100_000), NOW);

    assertThat(task.error).hasSize(4000);
  }

  @Test
  void data_and_result_come_back_as_they_went_in() {
    claimed();
    task.complete(Map.of("sheep", 3), NOW);

    assertThat(task.view().data()).containsExactly(Map.entry("flock", "1"));
    assertThat(task.view().result()).containsExactly(Map.entry("sheep", 3));
  }
}
