package gaia.assistant;

import gaia.search.Origin;
import gaia.search.SearchKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn, or a piece of a document, that an answer rests on, without its text.
 *
 * @param archiveId the archived conversation, or the document
 * @param turn 0-based index in the conversation, or place of the piece in the document
 * @param speaker who said it; for a document its name and the headings above
 * @param origin whether the person said it, or where else it comes from
 */
public record CitedTurn(
    String archiveId,
    int turn,
    @Nullable String speaker,
    @Nullable Instant created,
    SearchKind kind,
    Origin origin) {

  public boolean isDocument() {
    return kind == SearchKind.DOCUMENT;
  }
}
