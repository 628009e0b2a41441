package gaia.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.StopReason;
import gaia.background.TaskState;
import gaia.background.TaskView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskMeterTest {

  private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");

  private final TaskMeter meter =
      new TaskMeter(
          Clock.fixed(CREATED.plusSeconds(40), ZoneOffset.UTC), () -> Duration.ofMillis(20));

  private static TaskView task(String id) {
    return new TaskView(
        id,
        "index",
        "s",
        "o",
        "c",
        TaskState.PROCESSING,
        10,
        CREATED,
        Map.of(),
        0,
        3,
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        Map.of());
  }

  private double sum(String name) {
    return meter.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .mapToDouble(Figure::value)
        .sum();
  }

  @Test
  void a_task_waits_from_its_creation_until_it_starts() {
    meter.started(task("1"));

    assertThat(sum("gaia_task_wait_seconds_sum")).isEqualTo(40);
    assertThat(sum("gaia_task_wait_seconds_count")).isEqualTo(1);
  }

  @Test
  void after_an_attempt_a_task_waits_from_the_end_of_that_attempt() {
    meter.started(task("1"));
    meter.ended(task("1"), "yielded", StopReason.USER_ACTIVE);
    meter.started(task("1"));

    assertThat(sum("gaia_task_wait_seconds_count")).isEqualTo(2);
    assertThat(sum("gaia_task_wait_seconds_sum")).isBetween(40.0, 79.0);
  }

  @Test
  void only_making_way_for_a_user_counts_as_a_yield() {
    meter.started(task("1"));
    meter.ended(task("1"), "yielded", StopReason.USER_ACTIVE);
    meter.started(task("2"));
    meter.ended(task("2"), "completed", null);

    assertThat(sum("gaia_yield_latency_seconds_count")).isEqualTo(1);
    assertThat(sum("gaia_yield_latency_seconds_sum")).isEqualTo(0.02);
    assertThat(sum("gaia_task_ends_total")).isEqualTo(2);
    assertThat(sum("gaia_task_run_seconds_count")).isEqualTo(2);
  }

  @Test
  void no_label_is_an_id_or_an_owner() {
    meter.started(task("secret-id"));
    meter.ended(task("secret-id"), "completed", null);

    assertThat(meter.figures().toString()).doesNotContain("secret-id", "o=o", "campaign");
  }
}
