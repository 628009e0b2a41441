package gaia.knowledge.facts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A name that somebody or something bears. Names of the same one point to one of them. */
@Entity
@Table(name = "knowledge_entity")
@SuppressWarnings("NullAway.Init")
class StoredEntity {

  private static final int LONGEST_NAME = 300;

  @Id String id;
  String owner;
  String campaign;
  String name;

  @Column(name = "name_key")
  String nameKey;

  @Enumerated(EnumType.STRING)
  EntityKind kind;

  @Column(name = "same_as")
  @Nullable String sameAs;

  Instant created;

  protected StoredEntity() {}

  StoredEntity(String id, Space space, String name, Instant now) {
    this.id = id;
    this.owner = space.owner();
    this.campaign = space.campaign();
    this.name = cut(name);
    this.nameKey = cut(NameKey.of(name));
    this.kind = EntityKind.UNKNOWN;
    this.created = now;
  }

  static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  /** The kind that tells most, whatever is heard first. */
  void mayBe(EntityKind other) {
    if (other.compareTo(kind) > 0) {
      kind = other;
    }
  }

  void mergeInto(@Nullable String other) {
    sameAs = other;
  }

  /** The entity that this name stands for. */
  String meant() {
    return sameAs == null ? id : sameAs;
  }
}
