package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What housekeeping relies on, whatever the database. */
abstract class UpkeepContract extends QueueOnDatabase {

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
  void finished_work_is_added_up_by_how_long_it_waited_and_worked() {
    Instant begin = clock.instant();
    submit("one");
    submit("two");
    clock.move(Duration.ofSeconds(30));
    TaskRepository.Claim first = claim();
    clock.move(Duration.ofSeconds(10));
    complete(first);
    TaskRepository.Claim second = claim();
    clock.move(Duration.ofSeconds(20));
    complete(second);

    List<FinishedWork.Sum> sums = engine.finished(begin, clock.instant().plusSeconds(1));
    assertThat(sums).singleElement().satisfies(sum -> assertThat(sum.count()).isEqualTo(2));
    assertThat(sums.get(0).completed()).isTrue();
    assertThat(sums.get(0).waitedSeconds()).isCloseTo(70, within(0.1));
    assertThat(sums.get(0).workedSeconds()).isCloseTo(30, within(0.1));
    assertThat(engine.finished(begin, begin.plusSeconds(40))).isEmpty();
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
}
