package gaia.search;

/** What a search document is made from. */
public enum SearchKind {
  /** One turn of an archived conversation. */
  TURN,
  /** One section of a structured archive. */
  PASSAGE,
  /** One remembered statement. */
  FACT,
  /** One chunk of a document that somebody put into the house. */
  DOCUMENT
}
