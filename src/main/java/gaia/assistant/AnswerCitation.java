package gaia.assistant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One turn that one answer rests on. Never changed once written. */
@Entity
@Table(name = "answer_citation")
@SuppressWarnings("NullAway.Init")
class AnswerCitation {

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
    this.speaker = citation.speaker();
    this.created =
        citation.created() == null ? null : citation.created().truncatedTo(ChronoUnit.MICROS);
  }

  CitingTurn citing() {
    return new CitingTurn(owner, campaign, conversationId, turnIndex);
  }

  CitedTurn cited() {
    return new CitedTurn(archiveId, citedTurn, speaker, created);
  }
}
