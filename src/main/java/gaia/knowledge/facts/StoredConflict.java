package gaia.knowledge.facts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a conflict; kept when it is over. */
@Entity
@Table(name = "knowledge_conflict")
@SuppressWarnings("NullAway.Init")
class StoredConflict {

  @Id String id;
  String owner;
  String campaign;

  @Column(name = "group_key")
  String group;

  @Column(name = "first_fact")
  String first;

  @Column(name = "second_fact")
  String second;

  String reason;
  Instant opened;
  @Nullable Instant closed;

  protected StoredConflict() {}

  StoredConflict(Space space, Dispute dispute, Instant now) {
    this.id = dispute.id();
    this.owner = space.owner();
    this.campaign = space.campaign();
    this.group = dispute.group();
    this.first = dispute.first();
    this.second = dispute.second();
    this.reason = dispute.reason();
    this.opened = now;
  }

  void close(Instant now) {
    closed = closed == null ? now : closed;
  }

  void reopen() {
    closed = null;
  }
}
