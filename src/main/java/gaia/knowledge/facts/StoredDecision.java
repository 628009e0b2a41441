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

  void undo(Instant now) {
    undone = now;
  }

  Decision decision() {
    return new Decision(group, action, value, other, decided, by);
  }
}
