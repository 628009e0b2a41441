package gaia.assistant;

import gaia.search.Origin;
import gaia.search.SearchKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One turn, or piece of a document, that one answer rests on. Never changed once written. */
@Entity
@Table(name = "answer_citation")
@SuppressWarnings("NullAway.Init")
class AnswerCitation {

  private static final int LONGEST_SPEAKER = 200;

  @Id String id;

  @Column(name = "conversation_id")
  String conversationId;

  @Column(name = "turn_index")
  int turnIndex;

  int place;
  String owner;
  String campaign;

  @Column(name = "archive_id")
  String archiveId;

  @Column(name = "cited_turn")
  int citedTurn;

  @Nullable String speaker;

  @Enumerated(EnumType.STRING)
  SearchKind kind;

  @Enumerated(EnumType.STRING)
  Origin origin;

  @Nullable Instant created;

  protected AnswerCitation() {}

  AnswerCitation(CitingTurn citing, int place, Citation citation) {
    this.id = UUID.randomUUID().toString();
    this.conversationId = citing.conversationId();
    this.turnIndex = citing.turnIndex();
    this.owner = citing.owner();
    this.campaign = citing.campaign();
    this.place = place;
    this.archiveId = citation.archiveId();
    this.citedTurn = citation.turn();
    this.speaker = shortened(citation.speaker());
    this.kind = citation.kind();
    this.origin = citation.origin();
    this.created =
        citation.created() == null ? null : citation.created().truncatedTo(ChronoUnit.MICROS);
  }

  CitingTurn citing() {
    return new CitingTurn(owner, campaign, conversationId, turnIndex);
  }

  CitedTurn cited() {
    return new CitedTurn(archiveId, citedTurn, speaker, created, kind, origin);
  }

  /** Names of documents with their headings may be longer than any name of a person. */
  private static @Nullable String shortened(@Nullable String speaker) {
    return speaker == null || speaker.length() <= LONGEST_SPEAKER
        ? speaker
        : speaker.substring(0, LONGEST_SPEAKER - 1) + "…";
  }
}
