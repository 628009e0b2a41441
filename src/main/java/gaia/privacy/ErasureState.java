package gaia.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an erasure is. */
public enum ErasureState {
  RUNNING,
  DONE,
  FAILED;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
