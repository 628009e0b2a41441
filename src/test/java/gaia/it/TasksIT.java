package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People steer the work; here it is paused first, so that nothing runs away. */
@ExtendWith(SharedServer.class)
class TasksIT {

  private static final String TASK = "/api/background/task/";

  private final Http http;
  private final Archives archives;

  TasksIT(GaiaServer gaia) {
    http = gaia.http();
    archives = new Archives(http);
  }

  @BeforeEach
  void pause() {
    Await.until("the queue is empty", Duration.ofMinutes(3), () -> figure("pending_count") == 0);
    http.post("/api/background/pause", "{}").expect(200);
  }

  @AfterEach
  void resume() {
    http.post("/api/background/resume").expect(200);
  }

  private int figure(String name) {
    return http.get("/api/background/status").expect(200).at("/status/tasks/" + name).asInt(-1);
  }

  private String waitingTask(String name) {
    return archives.taskOf(archives.add(name, name, "Nothing happened in " + name + ".", "No."));
  }

  private JsonNode task(String id) {
    return http.get(TASK + id).expect(200).at("/task");
  }

  private void awaitStatus(String id, String status) {
    Await.until(
        "the task is " + status,
        Duration.ofMinutes(2),
        () -> task(id),
        task -> task.path("status").asText().equals(status));
  }

  @Test
  void a_paused_house_keeps_tasks_and_says_that_it_is_paused() {
    String id = waitingTask("task-paused");

    assertThat(task(id).path("status").asText()).isEqualTo("pending");
    assertThat(http.get("/api/background/status").at("/status/scheduler/sentence").asText())
        .containsIgnoringCase("paused");
  }

  @Test
  void pausing_needs_no_body() {
    http.post("/api/background/pause").expect(200);
  }

  @Test
  void resumed_work_is_done() {
    String id = waitingTask("task-resumed");

    http.post("/api/background/resume").expect(200);

    awaitStatus(id, "completed");
    assertThat(task(id).path("attempts").asInt()).isEqualTo(1);
    assertThat(task(id).path("progress").asDouble()).isEqualTo(1);
    assertThat(task(id).path("result").isObject()).isTrue();
  }

  @Test
  void a_waiting_task_is_listed_by_its_state() {
    String id = waitingTask("task-listed");

    JsonNode pending = http.get("/api/background/tasks?state=pending").expect(200).at("/tasks");
    JsonNode failed = http.get("/api/background/tasks?state=failed").expect(200).at("/tasks");

    assertThat(pending.findValuesAsText("id")).contains(id);
    assertThat(pending.findValuesAsText("status")).containsOnly("pending");
    assertThat(failed.findValuesAsText("id")).doesNotContain(id);
  }

  @Test
  void tasks_are_listed_page_by_page_without_gaps_or_repeats() {
    waitingTask("task-page-1");
    waitingTask("task-page-2");
    Answer whole = http.get("/api/background/tasks?state=pending&limit=500").expect(200);
    Answer first = http.get("/api/background/tasks?state=pending&limit=1").expect(200);
    Answer second =
        http.get("/api/background/tasks?state=pending&limit=1&cursor=" + first.at("/next").asText())
            .expect(200);

    assertThat(whole.at("/tasks/0/id")).isEqualTo(first.at("/tasks/0/id"));
    assertThat(whole.at("/tasks/1/id")).isEqualTo(second.at("/tasks/0/id"));
  }

  @Test
  void a_cancelled_task_is_not_run_until_it_is_retried() {
    String id = waitingTask("task-cancelled");

    http.post(TASK + id + "/cancel").expect(200);
    assertThat(task(id).path("status").asText()).isEqualTo("cancelled");

    http.post(TASK + id + "/retry").expect(200);
    assertThat(task(id).path("status").asText()).isEqualTo("pending");
    http.post("/api/background/resume").expect(200);
    awaitStatus(id, "completed");
  }

  @Test
  void a_finished_task_can_not_be_cancelled() {
    String id = waitingTask("task-finished");
    http.post("/api/background/resume").expect(200);
    awaitStatus(id, "completed");

    http.post(TASK + id + "/cancel").expect(409);

    assertThat(task(id).path("status").asText()).isEqualTo("completed");
  }

  @Test
  void a_person_can_run_a_task_now() {
    String id = waitingTask("task-now");

    http.post(TASK + id + "/run_now").expect(200);

    awaitStatus(id, "completed");
  }

  @Test
  void a_priority_can_be_changed_within_its_range() {
    String id = waitingTask("task-priority");

    http.patch(TASK + id, "{\"priority\":5}").expect(200);
    http.patch(TASK + id, "{\"priority\":-5}").expect(400);

    assertThat(task(id).path("priority").asInt()).isEqualTo(5);
  }
}
