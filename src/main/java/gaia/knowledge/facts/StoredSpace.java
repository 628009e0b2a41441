package gaia.knowledge.facts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row that is locked while the knowledge of one owner and campaign changes. */
@Entity
@Table(name = "knowledge_space")
@SuppressWarnings("NullAway.Init")
class StoredSpace {

  @Id String id;
  String owner;
  String campaign;

  protected StoredSpace() {}

  StoredSpace(Space space) {
    this.id = space.id();
    this.owner = space.owner();
    this.campaign = space.campaign();
  }
}
