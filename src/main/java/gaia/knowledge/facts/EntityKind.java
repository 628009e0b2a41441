package gaia.knowledge.facts;

import java.util.Locale;

/** What an entity is; where claims disagree, the later constant counts. */
public enum EntityKind {
  UNKNOWN,
  THING,
  ORGANISATION,
  PLACE,
  PERSON;

  /** What the subject of such a claim is. */
  static EntityKind ofSubject(String predicate) {
    return switch (predicate) {
      case Predicates.OWNED_BY, Predicates.STATUS, Predicates.DUE -> THING;
      case Predicates.LED_BY -> ORGANISATION;
      case Predicates.LOCATED_IN -> UNKNOWN;
      case Predicates.DECIDED, Predicates.DID, Predicates.SAID, Predicates.ALSO_CALLED -> UNKNOWN;
      default -> predicate.startsWith("is_") ? UNKNOWN : PERSON;
    };
  }

  /** What the object of such a claim is, where it is an entity. */
  static EntityKind ofObject(String predicate) {
    return switch (predicate) {
      case Predicates.LIVES_IN, Predicates.LOCATED_IN, Predicates.BORN_IN -> PLACE;
      case Predicates.WORKS_AT, Predicates.MEMBER_OF -> ORGANISATION;
      case Predicates.OWNED_BY, Predicates.LED_BY, Predicates.MARRIED_TO, Predicates.KNOWS ->
          PERSON;
      default -> predicate.endsWith("_of") ? PERSON : UNKNOWN;
    };
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
