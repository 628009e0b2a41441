package gaia.privacy;

/** When a room removes its part, in this order. */
public enum ErasurePhase {
  /** What is about the conversation elsewhere: tasks, answers that quote it. */
  TRACES,
  /** What was made of it: facts, graph, adapters, training texts. */
  DERIVED,
  /** What was said: rows and files. Nothing can be derived anew afterwards. */
  SOURCES,
  /** What is rebuilt from the sources. */
  INDEX,
  /** Where removed bytes may still lie. */
  STORAGE
}
