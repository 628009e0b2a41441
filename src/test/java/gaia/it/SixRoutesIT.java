package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The routes that clients of the first GAIA use; their names and types never change. */
@ExtendWith(SharedServer.class)
class SixRoutesIT {

  private final Http http;
  private final Archives archives;

  SixRoutesIT(GaiaServer gaia) {
    http = gaia.http();
    archives = new Archives(http);
  }

  @BeforeEach
  void work_may_run() {
    http.post("/api/background/resume").expect(200);
  }

  @Test
  void archiving_answers_with_the_archive_and_where_its_task_can_be_watched() {
    http.post("/api/query", "{\"query\":\"The ferry to Marrow Isle leaves at dawn.\"}").expect(200);

    Answer answer = http.post("/api/conversation/archive/background").expect(200);

    JsonNode body = answer.json();
    assertThat(body.path("success").isBoolean()).isTrue();
    assertThat(body.path("success").asBoolean()).isTrue();
    assertThat(body.path("id").asText()).matches("[A-Za-z0-9_-]{1,80}");
    assertThat(body.path("summary").isTextual()).isTrue();
    assertThat(body.path("status").asText()).isEqualTo("scheduled_for_processing");
    assertThat(body.path("task_id").asText()).matches("[A-Za-z0-9_-]{1,80}");
    assertThat(body.path("location").asText())
        .isEqualTo("/api/background/task/" + body.path("task_id").asText());
    http.get(URI.create(answer.header("Location")).getPath()).expect(200);
  }

  @Test
  void the_status_counts_tasks() {
    Answer answer = http.get("/api/background/status").expect(200);
    JsonNode tasks = answer.at("/status/tasks");

    assertThat(answer.at("/success").asBoolean()).isTrue();
    assertThat(tasks.has("current_task")).isTrue();
    assertThat(tasks.path("pending_count").isIntegralNumber()).isTrue();
    assertThat(tasks.path("completed_count").isIntegralNumber()).isTrue();
    assertThat(tasks.path("failed_count").isIntegralNumber()).isTrue();
    assertThat(tasks.path("is_processing").isBoolean()).isTrue();
    assertThat(tasks.path("is_idle").isBoolean()).isTrue();
    assertThat(Instant.parse(tasks.path("last_activity").asText())).isBeforeOrEqualTo(later());
  }

  private static Instant later() {
    return Instant.now().plusSeconds(5);
  }

  @Test
  void the_status_counts_archives_and_pairs_keywords_with_numbers() {
    archives.awaitProcessed(
        archives.add("six-status", "Lanterns", "We lit the lanterns.", "Lanterns burn bright."));

    JsonNode found = http.get("/api/background/status").expect(200).at("/status/archives");

    assertThat(found.path("total_archives").asInt()).isPositive();
    assertThat(found.path("processed_archives").asInt()).isPositive();
    assertThat(found.path("pending_archives").isIntegralNumber()).isTrue();
    assertThat(found.path("failed_archives").isIntegralNumber()).isTrue();
    assertThat(found.path("top_keywords"))
        .isNotEmpty()
        .allSatisfy(pair -> assertThat(pair).hasSize(2))
        .allSatisfy(pair -> assertThat(pair.get(0).isTextual()).isTrue())
        .allSatisfy(pair -> assertThat(pair.get(1).isIntegralNumber()).isTrue());
  }

  @Test
  void the_status_says_why_work_runs_or_waits() {
    JsonNode scheduler = http.get("/api/background/status").expect(200).at("/status/scheduler");

    assertThat(scheduler.path("state").isTextual()).isTrue();
    assertThat(scheduler.path("reason").isTextual()).isTrue();
    assertThat(scheduler.path("sentence").asText()).isNotBlank();
    assertThat(scheduler.path("idle_threshold").asDouble()).isEqualTo(1);
    assertThat(scheduler.path("overnight").path("enabled").asBoolean(true)).isFalse();
  }

  @Test
  void a_task_is_shown_with_its_members() {
    String archive = archives.add("six-task", "A task", "Who guards the gate?", "Old Tamsin does.");

    Answer answer = http.get("/api/background/task/" + archives.taskOf(archive)).expect(200);

    JsonNode task = answer.at("/task");
    assertThat(answer.at("/success").asBoolean()).isTrue();
    assertThat(task.path("id").asText()).isEqualTo(archives.taskOf(archive));
    assertThat(task.path("type").asText()).isEqualTo("summarize_conversation");
    assertThat(task.path("status").asText()).isIn("pending", "processing", "completed");
    assertThat(Instant.parse(task.path("created").asText())).isBefore(later());
    assertThat(task.path("data").isObject()).isTrue();
    assertThat(task.path("attempts").isIntegralNumber()).isTrue();
    assertThat(task.has("last_attempt")).isTrue();
    assertThat(task.has("result")).isTrue();
  }

  @Test
  void structured_archives_are_listed_newest_first_with_relative_paths() {
    String older = archives.awaitProcessed(archives.add("six-old", "Older", "First.", "Yes."));
    String newer = archives.awaitProcessed(archives.add("six-new", "Newer", "Second.", "Yes."));

    JsonNode list = http.get("/api/structured_archives").expect(200).at("/structured_archives");

    assertThat(list.findValuesAsText("archive_id")).containsSubsequence(newer, older);
    assertThat(list)
        .allSatisfy(
            entry -> {
              assertThat(entry.path("name").isTextual()).isTrue();
              assertThat(entry.path("path").asText()).startsWith("structured_archives/");
              assertThat(Instant.parse(entry.path("modified").asText())).isBefore(later());
              assertThat(entry.path("size").isIntegralNumber()).isTrue();
            });
  }

  @Test
  void a_structured_archive_comes_as_json_markdown_or_html() {
    String id = archives.awaitProcessed(archives.add("six-doc", "Scrolls", "Read it.", "Done."));
    String path = "/api/structured_archive/" + id;

    Answer json = http.get(path, "Accept", "application/json").expect(200);
    Answer markdown = http.get(path, "Accept", "text/markdown").expect(200);
    Answer html = http.get(path, "Accept", "text/html").expect(200);

    assertThat(json.at("/success").asBoolean()).isTrue();
    assertThat(json.at("/id").asText()).isEqualTo(id);
    assertThat(json.at("/content").asText()).isEqualTo(markdown.body());
    assertThat(markdown.header("Content-Type")).startsWith("text/markdown");
    assertThat(html.header("Content-Type")).startsWith("text/html");
    assertThat(html.body()).contains("<h1");
  }

  @Test
  void activity_is_registered_without_a_body() {
    Answer answer = http.post("/api/background/register_activity").expect(200);

    assertThat(answer.at("/success").asBoolean()).isTrue();
    assertThat(answer.at("/message").isTextual()).isTrue();
  }

  @Test
  void every_route_also_answers_under_its_version() {
    http.get("/api/v1/background/status").expect(200);
    http.get("/api/v1/structured_archives").expect(200);
    http.post("/api/v1/background/register_activity").expect(200);
    http.get("/api/v1/background/task/unknown").expect(404);
    assertThat(http.get("/api/v1/search?q=caf%C3%A9&k=many").expect(400).body()).contains("many");
  }
}
