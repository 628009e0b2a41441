package gaia.knowledge.facts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a decision; kept when it is undone. */
@Entity
@Table(name = "knowledge_decision")
@SuppressWarnings("NullAway.Init")
class StoredDecision {

  @Id String id;
  String owner;
  String campaign;
  String act;

  @Column(name = "group_key")
  String group;

  @Enumerated(EnumType.STRING)
  Decision.Action action;

  @Column(name = "value_key")
  String value;

  @Column(name = "other_key")
  @Nullable String other;

  String note;

  @Column(name = "by_whom")
  String by;

  Instant decided;
  @Nullable Instant undone;

  /** The archive in whose structured archive a person decided this. */
  @Column(name = "archive_id")
  @Nullable String archiveId;

  protected StoredDecision() {}

  StoredDecision(String id, Space space, String act, Decision decision, String note) {
    this.id = id;
    this.owner = space.owner();
    this.campaign = space.campaign();
    this.act = act;
    this.group = decision.group();
    this.action = decision.action();
    this.value = decision.value();
    this.other = decision.other();
    this.note = note;
    this.by = decision.by();
    this.decided = decision.decided();
  }

  void standsIn(String archive) {
    archiveId = archive;
  }

  void undo(Instant now) {
    undone = now;
  }

  boolean isOfHouse() {
    return by.equals(Decision.HOUSE);
  }

  /** The decision stands, but a conversation that its note quotes was erased. */
  void forgetWords() {
    note = "something of which a part was erased";
  }

  Decision decision() {
    return new Decision(group, action, value, other, decided, by);
  }
}
