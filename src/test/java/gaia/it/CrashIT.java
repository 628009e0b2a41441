package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The power fails while the house works. */
class CrashIT {

  private static final int CRASHES = 3;
  private static final int PER_CRASH = 16;
  private static final int ARCHIVES = CRASHES * PER_CRASH;
  private static final int TURNS = 4;
  private static final Duration WORK = Duration.ofMinutes(5);

  @Test
  void after_crashes_every_archive_is_processed_once_and_every_turn_found_once() {
    try (GaiaServer gaia = GaiaServer.start("crash", SharedServer.SETTINGS)) {
      List<String> ids = new ArrayList<>();
      for (int crash = 0; crash < CRASHES; crash++) {
        ids.addAll(crashAtWork(gaia, crash * PER_CRASH));
      }
      assertThat(ids).hasSize(ARCHIVES).doesNotHaveDuplicates();

      awaitAllProcessed(gaia);
      assertThat(processedArchives(gaia)).containsExactlyInAnyOrderElementsOf(ids);
      assertEveryTaskRanToItsEndOnce(gaia, ids);
      assertEveryTurnIsFoundOnce(gaia);
    }
  }

  /** Brings in more archives, and kills the server when some of them are processed. */
  private static List<String> crashAtWork(GaiaServer gaia, int first) {
    int before = processed(gaia);
    List<String> ids =
        new Archives(gaia.http())
            .send(document(first))
            .expect(200)
            .at("/imported")
            .findValuesAsText("archive_id");
    int done = Await.until("it works", WORK, () -> processed(gaia), count -> count > before + 1);
    gaia.kill();
    assertThat(done).as("processed before the crash").isLessThan(first + PER_CRASH);
    gaia.restart();
    return ids;
  }

  private static String document(int first) {
    return Archives.document(
        IntStream.range(first, first + PER_CRASH)
            .mapToObj(CrashIT::conversation)
            .toArray(ObjectNode[]::new));
  }

  private static ObjectNode conversation(int archive) {
    String[] lines =
        IntStream.range(0, TURNS)
            .mapToObj(turn -> "The watchword of the night is " + word(archive, turn) + ".")
            .toArray(String[]::new);
    return Archives.conversation("crash-" + archive, "Night " + archive, lines);
  }

  /** A word that occurs nowhere else. */
  private static String word(int archive, int turn) {
    return "watch" + Integer.toString(1_000 + archive * TURNS + turn, 26).replaceAll("\\d", "z$0");
  }

  private static JsonNode status(GaiaServer gaia) {
    return gaia.http().get("/api/background/status").expect(200).at("/status");
  }

  private static int processed(GaiaServer gaia) {
    return status(gaia).at("/archives/processed_archives").asInt();
  }

  private static void awaitAllProcessed(GaiaServer gaia) {
    Await.until(
        "all archives are processed and nothing waits",
        WORK,
        () -> status(gaia),
        status ->
            status.at("/archives/processed_archives").asInt() == ARCHIVES
                && status.at("/tasks/pending_count").asInt() == 0
                && !status.at("/tasks/is_processing").asBoolean());
  }

  private static List<String> processedArchives(GaiaServer gaia) {
    return gaia.http()
        .get("/api/structured_archives")
        .expect(200)
        .at("/structured_archives")
        .findValuesAsText("archive_id");
  }

  private static void assertEveryTaskRanToItsEndOnce(GaiaServer gaia, List<String> archives) {
    Archives fixture = new Archives(gaia.http());
    JsonNode tasks = gaia.http().get("/api/background/tasks?limit=500").expect(200).at("/tasks");
    List<String> summaries =
        StreamSupport.stream(tasks.spliterator(), false)
            .filter(task -> task.path("type").asText().equals("summarize_conversation"))
            .map(task -> task.path("id").asText())
            .toList();

    assertThat(tasks.findValuesAsText("status")).containsOnly("completed");
    assertThat(summaries)
        .containsExactlyInAnyOrderElementsOf(archives.stream().map(fixture::taskOf).toList());
  }

  private static void assertEveryTurnIsFoundOnce(GaiaServer gaia) {
    for (int archive = 0; archive < ARCHIVES; archive++) {
      for (int turn = 0; turn < TURNS; turn++) {
        assertThat(timesFound(gaia, word(archive, turn))).as(word(archive, turn)).isEqualTo(1);
      }
    }
  }

  private static long timesFound(GaiaServer gaia, String word) {
    return gaia
        .http()
        .get("/api/search?kind=turn&k=50&q=" + word)
        .expect(200)
        .at("/results")
        .findValuesAsText("text")
        .stream()
        .filter(text -> text.contains(word + "."))
        .count();
  }
}
