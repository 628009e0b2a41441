package gaia.knowledge.facts;

/** What a statement says about the time of what it states. */
public enum Phase {
  /** It is so at the time. */
  HOLDS,
  /** It became so: something before it ended. */
  BEGINS,
  /** It is so no longer. */
  ENDS,
  /** It is so no longer, if it ever was: "left Acme" says nothing of work where none is known. */
  LEAVES,
  /** It became so, if the same words ended something of its kind: "left Acme for Globex". */
  FOLLOWS,
  /** It was so at some time; whether it still is remains open: "once lived in Graz". */
  ONCE;

  /** Whether it speaks of an end, so that its date is the last and not the first. */
  boolean isPast() {
    return this == ENDS || this == LEAVES || this == ONCE;
  }
}
