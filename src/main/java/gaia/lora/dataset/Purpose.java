package gaia.lora.dataset;

/** Why a question stands in a training set. */
public enum Purpose {
  /** Something that is known. */
  FACT,
  /** Something that nobody ever said. */
  NEGATIVE,
  /** What conversations were about, and what everybody knows. */
  REPLAY
}
