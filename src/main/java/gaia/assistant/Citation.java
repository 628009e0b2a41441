package gaia.assistant;

import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Source;
import gaia.knowledge.facts.Validity;
import gaia.search.Origin;
import gaia.search.SearchDocument;
import gaia.search.SearchHit;
import gaia.search.SearchKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer rests on: a turn, or a piece of a document.
 *
 * @param quote what was said; for a turn on which a fact rests the fact and its time before it
 * @param archiveId the archived conversation, or the document
 * @param turn 0-based index in the conversation, or place of the piece in the document
 * @param speaker who said it; for a document its name and the headings above
 * @param origin whether the person said it, or where else it comes from
 */
public record Citation(
    String archiveId,
    int turn,
    String quote,
    double score,
    @Nullable String speaker,
    @Nullable Instant created,
    SearchKind kind,
    Origin origin) {

  /** A turn. */
  Citation(
      String archiveId,
      int turn,
      String quote,
      double score,
      @Nullable String speaker,
      @Nullable Instant created) {
    this(archiveId, turn, quote, score, speaker, created, SearchKind.TURN, Origin.SAID);
  }

  /** The same, from somewhere. */
  Citation from(Origin where) {
    return new Citation(archiveId, turn, quote, score, speaker, created, kind, where);
  }

  static Citation of(SearchHit hit) {
    SearchDocument found = hit.document();
    String text = found.text();
    // The first line of a piece says where it stands.
    int end = found.kind() == SearchKind.DOCUMENT ? text.indexOf('\n') : -1;
    return new Citation(
        found.archiveId(),
        found.position(),
        text.substring(end + 1),
        hit.score(),
        end < 0 ? found.speaker() : text.substring(0, end),
        found.created(),
        found.kind(),
        found.kind() == SearchKind.DOCUMENT ? Origin.DOCUMENT : Origin.SAID);
  }

  /** What is known, and when it was true, with the words of the turn it rests on. */
  static Citation of(FactView fact, Source source, double score) {
    return new Citation(
        String.valueOf(source.archiveId()),
        source.turn(),
        "%s — “%s”".formatted(Validity.told(fact), source.quote()),
        score,
        source.speaker(),
        source.said());
  }

  boolean isOfSameTurn(Citation other) {
    return kind == other.kind && turn == other.turn && archiveId.equals(other.archiveId);
  }

  boolean wasSaid() {
    return kind == SearchKind.TURN;
  }
}
