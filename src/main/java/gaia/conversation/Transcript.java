package gaia.conversation;

import java.time.Instant;
import java.util.List;

/** An archived conversation, whole and frozen: what tasks read and what raw files hold. */
public record Transcript(
    String archiveId,
    String conversationId,
    String owner,
    String campaign,
    String title,
    Instant created,
    Instant archived,
    List<Turn> turns) {

  public Transcript {
    turns = List.copyOf(turns);
  }
}
