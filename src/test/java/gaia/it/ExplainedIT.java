package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.it.EventListener.Heard;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the engine says of itself and how people steer it, on a server of its own whose long absence
 * is so long that it never comes.
 */
class ExplainedIT {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "BG_IDLE_THRESHOLD", "1",
          "BG_LONG_IDLE_THRESHOLD", "86400",
          "BG_OVERNIGHT", "false",
          "BG_MAX_CPU", "1",
          "GAIA_EVENTS_HEARTBEAT", "1",
          "BG_MAX_MEMORY", "1");
  private static final Duration WORK = Duration.ofMinutes(2);
  private static final String TASKS = "/api/background/tasks";

  private static GaiaServer gaia;
  private static Http http;
  private static Archives archives;

  @BeforeAll
  static void start() {
    gaia = GaiaServer.start("explained", SETTINGS);
    http = gaia.http();
    archives = new Archives(http);
  }

  @AfterAll
  static void stop() {
    gaia.close();
  }

  @AfterEach
  void goOn() {
    http.post("/api/background/resume").expect(200);
    http.post("/api/background/loud").expect(200);
    Await.until("the queue is empty", WORK, () -> status("tasks/pending_count").asInt(-1) == 0);
  }

  private static JsonNode status(String path) {
    return http.get("/api/background/status").expect(200).at("/status/" + path);
  }

  private static void awaitReason(String reason) {
    Await.until(
        "the reason",
        WORK,
        () -> status("scheduler/reason").asText(),
        found -> found.equals(reason));
  }

  private static String waitingTask(String name) {
    return archives.taskOf(archives.add(name, name, "Nothing happened in " + name + ".", "No."));
  }

  private static String stateOf(String id) {
    return http.get("/api/background/task/" + id).expect(200).at("/task/status").asText();
  }

  /** Empty while there is none yet. */
  private static String newestReason() {
    return reasons("?limit=1").stream()
        .map(reason -> reason.path("reason").asText())
        .findFirst()
        .orElse("");
  }

  private static List<JsonNode> reasons(String query) {
    List<JsonNode> found = new ArrayList<>();
    http.get("/api/background/reasons" + query).expect(200).at("/reasons").forEach(found::add);
    return found;
  }

  // Reasons

  @Test
  void a_pause_is_explained_with_who_and_until_and_what_ends_it() {
    http.post("/api/background/pause", "{\"minutes\":30}").expect(200);
    awaitReason("paused");

    JsonNode scheduler = status("scheduler");

    assertThat(scheduler.path("detail").asText()).contains("local");
    assertThat(scheduler.path("ending").asText()).contains("resumes");
    assertThat(Instant.parse(scheduler.path("ends_when").asText())).isAfter(Instant.EPOCH);
    assertThat(scheduler.at("/pause/until")).isEqualTo(scheduler.path("ends_when"));
  }

  @Test
  void reasons_are_kept_newest_first_and_each_ends_where_the_next_begins() {
    http.post("/api/background/pause").expect(200);
    Await.until("the pause is in the history", WORK, () -> newestReason().equals("paused"));
    http.post("/api/background/resume").expect(200);
    Await.until(
        "the end of the pause is in the history", WORK, () -> !newestReason().equals("paused"));

    List<JsonNode> newest = reasons("?limit=2");

    assertThat(newest.get(1).path("reason").asText()).isEqualTo("paused");
    assertThat(newest.get(1).path("until")).isEqualTo(newest.get(0).path("since"));
    assertThat(newest.get(1).path("seconds").asDouble()).isPositive();
  }

  @Test
  void the_history_is_read_page_by_page() {
    JsonNode first = http.get("/api/background/reasons?limit=1").expect(200).at("/next");

    List<JsonNode> second = reasons("?limit=1&cursor=" + first.asText());

    assertThat(second).isNotEmpty();
    assertThat(second.get(0).path("id")).isNotEqualTo(first);
    http.get("/api/background/reasons?limit=0").expect(400);
  }

  // Quiet mode

  @Test
  void in_quiet_mode_a_short_absence_starts_nothing_but_a_wish_does() {
    http.post("/api/background/quiet", "{\"minutes\":60}").expect(200);
    String waiting = waitingTask("quiet-waiting");
    awaitReason("quiet_mode");
    String wanted = waitingTask("quiet-wanted");

    http.post("/api/background/task/" + wanted + "/run_now").expect(200);

    Await.until("it runs", WORK, () -> stateOf(wanted).equals("completed"));
    assertThat(stateOf(waiting)).isEqualTo("pending");
    assertThat(status("scheduler/quiet/by").asText()).isEqualTo("local");
  }

  @Test
  void quiet_mode_outlives_the_server() {
    http.post("/api/background/quiet").expect(200);

    gaia.stop();
    gaia.restart();

    assertThat(status("scheduler/quiet/until").isNull()).isTrue();
    assertThat(status("scheduler/quiet/by").asText()).isEqualTo("local");
    assertThat(reasons("?limit=50"))
        .extracting(one -> one.path("reason").asText())
        .contains("stopping");
  }

  @Test
  void for_how_long_is_checked() {
    for (String body :
        List.of("{\"minutes\":0}", "{\"minutes\":10081}", "{\"minutes\":\"x\"}", "[")) {
      Answer refused = http.post("/api/background/quiet", body).expect(400);
      assertThat(refused.at("/detail").asText()).isNotBlank();
    }
    assertThat(status("scheduler/quiet").isNull()).isTrue();
  }

  // Many tasks at once

  @Test
  void all_tasks_that_match_are_cancelled_and_tried_again_and_doing_it_twice_changes_nothing() {
    http.post("/api/background/pause").expect(200);
    String one = waitingTask("bulk-1");
    String two = waitingTask("bulk-2");
    String filter = "{\"type\":\"summarize_conversation\",\"campaign\":\"tests\"}";

    assertThat(http.post(TASKS + "/cancel", filter).expect(200).at("/changed").asInt())
        .isEqualTo(2);
    assertThat(http.post(TASKS + "/cancel", filter).expect(200).at("/changed").asInt()).isZero();
    assertThat(stateOf(one)).isEqualTo("cancelled");

    String cancelled = "{\"status\":\"cancelled\"}";
    assertThat(http.post(TASKS + "/retry", cancelled).expect(200).at("/changed").asInt())
        .isEqualTo(2);
    assertThat(List.of(stateOf(one), stateOf(two))).containsOnly("pending");
  }

  @Test
  void the_priority_of_all_that_match_is_changed_and_they_run_now() {
    http.post("/api/background/pause").expect(200);
    String id = waitingTask("bulk-priority");
    String move = "{\"status\":\"pending\",\"priority\":3}";

    assertThat(http.post(TASKS + "/priority", move).expect(200).at("/changed").asInt())
        .isPositive();
    JsonNode task = http.get("/api/background/task/" + id).expect(200).at("/task");
    assertThat(task.path("priority").asInt()).isEqualTo(3);

    http.post(TASKS + "/run_now", "{\"status\":\"pending\"}").expect(200);
    Await.until("it runs", WORK, () -> stateOf(id).equals("completed"));
  }

  @Test
  void a_filter_that_means_nothing_is_refused_and_says_why() {
    assertThat(http.post(TASKS + "/cancel", "{}").expect(400).at("/detail").asText())
        .contains("status, type and campaign");
    assertThat(
            http.post(TASKS + "/cancel", "{\"status\":\"completed\"}")
                .expect(400)
                .at("/detail")
                .asText())
        .contains("pending or processing");
    http.post(TASKS + "/priority", "{\"status\":\"pending\"}").expect(400);
    http.post(TASKS + "/retry", "{\"status\":\"asleep\"}").expect(400);
    http.post(TASKS + "/explode", "{\"status\":\"failed\"}").expect(404);
  }

  // Events

  @Test
  void a_listener_hears_of_a_task_from_its_submission_to_its_end() throws IOException {
    try (EventListener listener = EventListener.to(gaia)) {
      assertThat(listener.await("snapshot", one -> true).kind()).isEqualTo("snapshot");
      String id = waitingTask("heard");

      for (String change : List.of("submitted", "started", "completed")) {
        listener.await(change, one -> isTask(one, id, change));
      }
      listener.await("situation", one -> one.kind().equals("situation"));
    }
  }

  private static boolean isTask(Heard one, String id, String change) {
    return one.kind().equals("task")
        && one.data().path("id").asText().equals(id)
        && one.data().path("change").asText().equals(change);
  }

  @Test
  void a_listener_that_comes_back_misses_nothing_and_hears_nothing_twice() throws IOException {
    http.post("/api/background/pause").expect(200);
    String last;
    try (EventListener listener = EventListener.to(gaia)) {
      last = listener.await("the pause", one -> isAbout(one, "paused")).id();
    }
    http.post("/api/background/resume").expect(200);
    String id = waitingTask("missed");
    Await.until("it runs", WORK, () -> stateOf(id).equals("completed"));

    try (EventListener again = EventListener.again(gaia, last)) {
      again.await("its submission", one -> isTask(one, id, "submitted"));
      again.await("its end", one -> isTask(one, id, "completed"));

      assertThat(again.heard()).extracting(Heard::kind).doesNotContain("snapshot");
      assertThat(again.heard()).extracting(Heard::id).doesNotContain(last).doesNotHaveDuplicates();
    }
  }

  private static boolean isAbout(Heard one, String reason) {
    return one.data().findPath("reason").asText().equals(reason);
  }

  @Test
  void an_id_of_an_earlier_life_of_the_server_gets_a_snapshot_first() throws IOException {
    try (EventListener listener = EventListener.again(gaia, "deadbeef-7")) {
      listener.await("snapshot", one -> one.kind().equals("snapshot"));

      assertThat(listener.heard().get(0).kind()).isEqualTo("snapshot");
      assertThat(listener.heard().get(0).data().at("/situation/sentence").asText()).isNotBlank();
    }
  }

  @Test
  void an_open_stream_is_nobody_who_is_there_and_gives_signs_of_life() throws IOException {
    try (EventListener listener = EventListener.to(gaia)) {
      listener.await("a sign of life", one -> one.kind().isEmpty());

      Await.until("nobody is there", WORK, () -> status("scheduler/idle_seconds").asDouble() > 1.5);
      String id = waitingTask("while-listening");
      Await.until("it runs", WORK, () -> stateOf(id).equals("completed"));
    }
  }

  @Test
  void only_so_many_may_listen_and_the_next_is_told_when_to_come_back() throws IOException {
    List<EventListener> listeners = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        listeners.add(EventListener.to(gaia));
      }
      Answer refused = http.get("/api/background/events", "Accept", "text/event-stream");

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
    } finally {
      for (EventListener listener : listeners) {
        listener.close();
      }
    }
  }
}
