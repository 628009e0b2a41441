package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskLogTest {

  private final SettableClock clock = new SettableClock();
  private final TaskLog log = new TaskLog();

  @BeforeEach
  void onTime() {
    log.clock = clock;
  }

  private static TaskNews news(String id, String change, @Nullable String note) {
    return new TaskNews(
        id, "embed_document", "ann", "c", change, "processing", 0.5, note, null, null, null);
  }

  @Test
  void lines_come_newest_first_with_their_moments() {
    log.add(news("a", "started", null));
    clock.move(Duration.ofSeconds(3));
    log.add(news("a", "progress", "turn 20 of 40"));

    List<TaskLog.Line> lines = log.of("a");

    assertThat(lines).extracting(TaskLog.Line::change).containsExactly("progress", "started");
    assertThat(lines.get(0).note()).isEqualTo("turn 20 of 40");
    assertThat(Duration.between(lines.get(1).at(), lines.get(0).at())).hasSeconds(3);
  }

  @Test
  void a_stop_is_named_and_a_fault_is_told_as_it_is() {
    log.add(
        new TaskNews("a", "t", "ann", "c", "yielded", "pending", 0, null, "stop", "Back.", null));
    log.add(new TaskNews("a", "t", "ann", "c", "failed", "pending", 0, null, null, null, "Boom"));

    assertThat(log.of("a").get(1).stop()).isEqualTo("stop");
    assertThat(log.of("a").get(1).cause()).isEqualTo("Back.");
    assertThat(log.of("a").get(0).stop()).isNull();
    assertThat(log.of("a").get(0).cause()).isEqualTo("Boom");
  }

  @Test
  void a_task_keeps_its_last_lines_only() {
    for (int i = 0; i < TaskLog.OF_A_TASK + 7; i++) {
      log.add(news("a", "progress", "step " + i));
    }

    assertThat(log.of("a")).hasSize(TaskLog.OF_A_TASK);
    assertThat(log.of("a").get(0).note()).isEqualTo("step " + (TaskLog.OF_A_TASK + 6));
  }

  @Test
  void the_task_that_was_silent_for_longest_makes_room() {
    log.add(news("silent", "started", null));
    for (int i = 0; i < TaskLog.OF_ALL; i++) {
      log.add(news("task-" + i % 100, "progress", null));
    }

    assertThat(log.of("silent")).isEmpty();
    assertThat(log.of("task-99")).isNotEmpty();
  }

  @Test
  void a_long_fault_is_cut() {
    log.add(
        new TaskNews(
            "a", "t", "ann", "c", "failed", "pending", 0, null, null, null, "x".repeat(9000)));

    assertThat(log.of("a").get(0).cause()).hasSizeLessThan(600);
  }

  @Test
  void what_is_queued_is_no_line_and_what_is_forgotten_is_gone() {
    log.add(news("a", "submitted", null));
    assertThat(log.of("a")).isEmpty();

    log.add(news("a", "started", null));
    log.forget(List.of("a"));

    assertThat(log.of("a")).isEmpty();
  }
}
