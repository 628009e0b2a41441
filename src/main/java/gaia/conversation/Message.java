package gaia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One turn's row. Never changed once written, but for an answer whose sources were erased. */
@Entity
@SuppressWarnings("NullAway.Init")
class Message {

  @Id String id;

  @Column(name = "conversation_id")
  String conversationId;

  String owner;
  String campaign;

  @Column(name = "turn_index")
  int index;

  @Enumerated(EnumType.STRING)
  Role role;

  @Nullable String speaker;
  String content;
  boolean recalled;
  Instant created;

  protected Message() {}

  Message(String id, Conversation conversation, int index, NewMessage said, Instant now) {
    this.id = id;
    this.conversationId = conversation.id;
    this.owner = conversation.owner;
    this.campaign = conversation.campaign;
    this.index = index;
    this.role = said.role();
    this.speaker = said.speaker();
    this.content = said.content();
    this.recalled = said.recalled();
    this.created = said.created() == null ? now : said.created().truncatedTo(ChronoUnit.MICROS);
  }

  /** Something else stands in the place of what was said. */
  void withdraw(String notice) {
    content = notice;
  }

  Turn turn() {
    return new Turn(index, role, speaker, content, created, recalled);
  }
}
