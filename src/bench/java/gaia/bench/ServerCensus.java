package gaia.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gaia.faults.Remains;
import gaia.faults.Remains.End;
import gaia.faults.Victim.Census;
import gaia.faults.Victim.Stay;
import gaia.it.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that a client, and somebody who looks into the data folder, can see of the calls of a
 * trial. A call is one conversation that is imported and archived; its title is its id.
 */
final class ServerCensus {

  static final Set<String> EFFECTS =
      Set.of("raw json", "raw markdown", "structured file", "task", "turn 0", "turn 1", "turn 2");

  private static final JsonMapper JSON = new JsonMapper();
  private static final int TURNS = 3;

  private final Http http;
  private final List<String> files;
  private final List<Instant> attempts = new ArrayList<>();
  private final List<Stay> tasks = new ArrayList<>();
  private final Map<String, Map<String, Integer>> ofTasks = new HashMap<>();

  ServerCensus(Http http, Path data) {
    this.http = http;
    this.files = filesBelow(data);
  }

  /** What a client sends for a call. */
  static String conversation(String id) {
    ObjectNode document = JSON.createObjectNode().put("archive", true);
    ObjectNode conversation = document.putArray("conversations").addObject();
    conversation.put("external_id", id).put("title", id).put("campaign", "trial");
    ArrayNode messages = conversation.putArray("messages");
    for (int turn = 0; turn < TURNS; turn++) {
      messages
          .addObject()
          .put("role", turn % 2 == 0 ? "user" : "assistant")
          .put("speaker", turn % 2 == 0 ? "Mira" : "GAIA")
          .put("content", "The watchword of the night is " + word(id, turn) + ".");
    }
    return document.toString();
  }

  /** A word of letters that occurs nowhere else. */
  private static String word(String id, int turn) {
    StringBuilder word = new StringBuilder("watch");
    (id.replaceAll("\\D", "") + turn).chars().forEach(c -> word.append((char) ('a' + c - '0')));
    return word.append('z').toString();
  }

  Census take() {
    pages("/api/background/tasks", "/tasks").forEach(this::task);
    List<Remains> remains = new ArrayList<>();
    for (JsonNode archive : pages("/api/conversation/archives", "/archives")) {
      if (archive.path("campaign").asText().equals("trial")) {
        remains.add(remains(archive));
      }
    }
    return new Census(remains, attempts, tasks);
  }

  private Remains remains(JsonNode archive) {
    String archiveId = archive.path("id").asText();
    String id = archive.path("title").asText();
    Map<String, Integer> effects = new HashMap<>(ofTasks.getOrDefault(archiveId, Map.of()));
    effects.put("raw json", count("conversation_archives/" + archiveId, ".json"));
    effects.put("raw markdown", count("conversation_archives/" + archiveId, ".md"));
    effects.put("structured file", count("structured_archives/" + archiveId, ".md"));
    effects.put("unfinished file", count("", archiveId, ".part"));
    for (int turn = 0; turn < TURNS; turn++) {
      effects.put("turn " + turn, timesFound(word(id, turn)));
    }
    return new Remains(id, end(archive.path("status").asText()), effects);
  }

  private static End end(String status) {
    return switch (status) {
      case "processed" -> End.DONE;
      case "failed" -> End.GIVEN_UP;
      default -> End.UNFINISHED;
    };
  }

  /** One task: it and its attempts must be at their end, and be completed by one of them. */
  private void task(JsonNode listed) {
    String id = listed.path("id").asText();
    JsonNode task = http.get("/api/background/task/" + id).expect(200).at("/task");
    String type = task.path("type").asText();
    int completions = 0;
    int open = 0;
    for (JsonNode attempt : task.path("history")) {
      attempts.add(Instant.parse(attempt.path("started").asText()));
      open += attempt.path("ended").isTextual() ? 0 : 1;
      completions += attempt.path("outcome").asText().equals("completed") ? 1 : 0;
    }
    String finished = task.path("finished").asText("");
    tasks.add(
        new Stay(
            Instant.parse(task.path("created").asText()),
            finished.isEmpty() ? Instant.MAX : Instant.parse(finished)));
    Map<String, Integer> effects =
        ofTasks.computeIfAbsent(task.at("/data/archive_id").asText(), archive -> new HashMap<>());
    if (type.equals("summarize_conversation")) {
      effects.merge("task", 1, Integer::sum);
    }
    if (!task.path("status").asText().equals("completed") || completions != 1) {
      String what = type + " " + task.path("status").asText() + ", completed " + completions;
      effects.merge(what, 1, Integer::sum);
    }
    effects.merge("attempt without an end", open, Integer::sum);
  }

  private List<JsonNode> pages(String path, String member) {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = http.get(path + "?limit=200" + cursor).expect(200).json();
      page.at(member).forEach(all::add);
      cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    return all;
  }

  private int timesFound(String word) {
    List<String> texts =
        http.get("/api/search?kind=turn&k=50&q=" + word)
            .expect(200)
            .at("/results")
            .findValuesAsText("text");
    return (int) texts.stream().filter(text -> text.contains(word + ".")).count();
  }

  private int count(String... parts) {
    return (int) files.stream().filter(file -> Stream.of(parts).allMatch(file::contains)).count();
  }

  private static List<String> filesBelow(Path data) {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile)
          .map(file -> data.relativize(file).toString().replace('\\', '/'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
