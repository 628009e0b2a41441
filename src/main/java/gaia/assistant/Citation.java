package gaia.assistant;

import gaia.search.SearchDocument;
import gaia.search.SearchHit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The turn that an answer rests on.
 *
 * @param turn 0-based index in the archived conversation
 */
public record Citation(
    String archiveId,
    int turn,
    String quote,
    double score,
    @Nullable String speaker,
    @Nullable Instant created) {

  static Citation of(SearchHit hit) {
    SearchDocument found = hit.document();
    return new Citation(
        found.archiveId(),
        found.position(),
        found.text(),
        hit.score(),
        found.speaker(),
        found.created());
  }
}
