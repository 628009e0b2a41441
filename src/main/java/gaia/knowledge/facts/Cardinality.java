package gaia.knowledge.facts;

/** How many values of a predicate can be true of one subject at one time. */
public enum Cardinality {
  /** One, and never another: a birthday. */
  FIXED,
  /** One at a time: where somebody lives. */
  ONE,
  /** Any number beside each other: what somebody likes. */
  MANY
}
