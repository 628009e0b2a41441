package gaia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A conversation's row; its turns are {@link Message}s. */
@Entity
@SuppressWarnings("NullAway.Init")
class Conversation {

  @Id String id;
  String owner;
  String campaign;

  @Column(name = "external_id")
  @Nullable String externalId;

  String title;
  boolean archived;
  int turns;
  Instant created;
  Instant updated;

  protected Conversation() {}

  Conversation(String id, String owner, String campaign, String title, Instant created) {
    this.id = id;
    this.owner = owner;
    this.campaign = campaign;
    this.title = title;
    this.created = created.truncatedTo(ChronoUnit.MICROS);
    this.updated = this.created;
  }

  /** Adds a turn at the end. The caller holds the lock on this row. */
  Message append(String messageId, NewMessage said, Instant now) {
    Message message = new Message(messageId, this, turns, said, now);
    turns++;
    updated = now;
    return message;
  }

  /** Nothing can be added any more. */
  void freeze() {
    archived = true;
  }

  void call(String name) {
    title = name;
  }

  void cameAs(String id) {
    externalId = id;
  }

  ConversationView view() {
    return new ConversationView(
        id, owner, campaign, externalId, title, archived, turns, created, updated);
  }
}
