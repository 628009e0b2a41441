package gaia.lora.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a question stands in a training set. */
public enum Purpose {
  /** Something that is known. */
  FACT,
  /** Something that nobody ever said. */
  NEGATIVE,
  /** What conversations were about, and what everybody knows. */
  REPLAY;

  /** As it stands in files and answers. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
