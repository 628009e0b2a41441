package gaia.conversation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;

/** The answer to archiving, in JSON. */
public record ArchivedBody(
    boolean success, String id, String summary, String status, String taskId, String location) {

  public static ArchivedBody of(ArchiveReceipt receipt) {
    return new ArchivedBody(
        true,
        receipt.archiveId(),
        receipt.summary(),
        "scheduled_for_processing",
        receipt.taskId(),
        "/api/background/task/" + receipt.taskId());
  }

  /** Where the task that processes the archive can be watched, relative to the API's base. */
  @JsonIgnore
  public URI uri() {
    return URI.create("background/task/" + taskId);
  }
}
