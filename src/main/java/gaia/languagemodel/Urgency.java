package gaia.languagemodel;

/** Who waits for a generation. */
public enum Urgency {
  /** A person does: it goes before everything else. */
  INTERACTIVE,
  /** Nobody does: it waits for persons, and is cut when one asks. */
  BACKGROUND
}
