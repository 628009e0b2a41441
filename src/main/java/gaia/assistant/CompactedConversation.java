package gaia.assistant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The running summary of one conversation; the next one takes its place. */
@Entity
@Table(name = "compacted_conversation")
@SuppressWarnings("NullAway.Init")
class CompactedConversation {

  @Id
  @Column(name = "conversation_id")
  String conversationId;

  String owner;
  String campaign;
  int turns;
  String text;
  String model;

  @Column(name = "prompt_version")
  String promptVersion;

  Instant written;

  protected CompactedConversation() {}

  CompactedConversation(String owner, String campaign, String conversationId) {
    this.owner = owner;
    this.campaign = campaign;
    this.conversationId = conversationId;
  }

  void become(CompactedTurns compacted, String byModel, String withPrompt, Instant now) {
    turns = compacted.turns();
    text = compacted.text();
    model = byModel;
    promptVersion = withPrompt;
    written = now.truncatedTo(ChronoUnit.MICROS);
  }

  CompactedTurns compacted() {
    return new CompactedTurns(turns, text);
  }
}
