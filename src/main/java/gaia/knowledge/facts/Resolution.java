package gaia.knowledge.facts;

/** What a new claim means for what is known. */
sealed interface Resolution {

  /** It says something of which nothing was known; what is known stays as it is. */
  record Add() implements Resolution {}

  /** It says what is known: more evidence, no twin. */
  record Confirm() implements Resolution {}

  /** It says what is known, only more of it. */
  record Refine() implements Resolution {}

  /** What is known was true until the moment that the claim speaks of. */
  record Supersede() implements Resolution {}

  /**
   * Both cannot be true, and a person has to decide.
   *
   * @param reason for people, a clause
   */
  record Conflict(String reason) implements Resolution {}
}
