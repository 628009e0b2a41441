package gaia.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Conversations for tests: brought in by the import, and followed until they are processed. */
record Archives(Http http) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PROCESSING = Duration.ofMinutes(3);

  /** A conversation whose lines are said by the user and the assistant in turn. */
  static ObjectNode conversation(String externalId, String title, String... lines) {
    ObjectNode conversation = JSON.createObjectNode();
    conversation.put("external_id", externalId).put("title", title).put("campaign", "tests");
    ArrayNode messages = conversation.putArray("messages");
    for (int i = 0; i < lines.length; i++) {
      messages
          .addObject()
          .put("role", i % 2 == 0 ? "user" : "assistant")
          .put("speaker", i % 2 == 0 ? "Mira" : "GAIA")
          .put("content", lines[i]);
    }
    return conversation;
  }

  /** What is sent to the import. */
  static String document(JsonNode... conversations) {
    ObjectNode document = JSON.createObjectNode().put("archive", true);
    document.putArray("conversations").addAll(java.util.List.of(conversations));
    return document.toString();
  }

  Answer send(String document) {
    return http.post("/api/conversations/import", document);
  }

  /** Imports and archives one conversation, and returns the id of the archive. */
  String add(String externalId, String title, String... lines) {
    Answer answer = send(document(conversation(externalId, title, lines))).expect(200);
    String id = answer.at("/imported/0/archive_id").asText();
    if (id.isEmpty()) {
      throw new AssertionError("not archived: " + answer.body());
    }
    return id;
  }

  /** The archive as the API shows it. */
  JsonNode archive(String id) {
    return http.get("/api/conversation/archive/" + id).expect(200).at("/archive");
  }

  /** The task that processes an archive. */
  String taskOf(String archiveId) {
    return archive(archiveId).path("task_id").asText();
  }

  String awaitProcessed(String id) {
    Await.until(
        "archive " + id + " is processed",
        PROCESSING,
        () -> archive(id),
        archive -> archive.path("status").asText().equals("processed"));
    return id;
  }

  /** Waits until search can find the turns of an archive. */
  String awaitSearchable(String id) {
    Await.until(
        "archive " + id + " is searchable",
        PROCESSING,
        () -> archive(id),
        archive -> archive.path("searchable").isTextual());
    return id;
  }
}
