package gaia.knowledge.extraction;

import java.util.Locale;

/**
 * What a language model is asked for, one question each. Questions and their answers are one job,
 * because an answer is what makes the difference; so are names of all kinds.
 */
enum ExtractionJob {
  FACTS,
  DECISIONS,
  QUESTIONS,
  ACTIONS,
  NAMES,
  EVENTS;

  /** The name of its prompt. */
  String prompt() {
    return "extract-" + name().toLowerCase(Locale.ROOT);
  }

  /** For people: what may be missing. */
  String label() {
    return this == ACTIONS ? "action items" : name().toLowerCase(Locale.ROOT);
  }
}
