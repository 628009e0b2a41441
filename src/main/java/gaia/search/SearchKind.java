package gaia.search;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a search document is made from. */
public enum SearchKind {
  /** One turn of an archived conversation. */
  @JsonProperty("turn")
  TURN,
  /** One section of a structured archive. */
  @JsonProperty("passage")
  PASSAGE,
  /** One remembered statement. */
  @JsonProperty("fact")
  FACT,
  /** One chunk of a document that somebody put into the house. */
  @JsonProperty("document")
  DOCUMENT
}
