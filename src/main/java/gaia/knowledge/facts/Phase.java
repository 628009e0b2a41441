package gaia.knowledge.facts;

/** What a statement says about the time of what it states. */
public enum Phase {
  /** It is so at the time. */
  HOLDS,
  /** It became so: something before it ended. */
  BEGINS,
  /** It is so no longer. */
  ENDS
}
