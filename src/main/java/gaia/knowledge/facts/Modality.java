package gaia.knowledge.facts;

/** How surely something was said, weakest first. A weaker statement never ends a stronger one. */
public enum Modality {
  /** "Perhaps", "might", "I think". */
  POSSIBLE(0.4),
  /** Somebody told what somebody else said. */
  REPORTED(0.6),
  /** Said plainly. */
  STATED(0.8),
  /** Written by a person into the knowledge itself. */
  WRITTEN(0.97);

  private final double confidence;

  Modality(double confidence) {
    this.confidence = confidence;
  }

  /** How far one statement of this kind is believed, 0 to 1. */
  double confidence() {
    return confidence;
  }
}
