package gaia.knowledge.extraction;

/** How something was said. Only what is stated may count as a fact. */
public enum Modality {
  /** Said to be so. */
  STATED,
  /** Intended, promised or expected. */
  PLANNED,
  /** Said of a case that may never come: conditions, wishes, guesses, jokes. */
  HYPOTHETICAL,
  /** A question; nobody said that it is so. */
  ASKED
}
