package gaia.lora;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an adapter stands. */
public enum AdapterState {
  /** Being trained, or waiting to go on. */
  TRAINING,
  /** Proved, and not in use. */
  TRAINED,
  /** In use. */
  ACTIVE,
  /** Kept, but not to be used: the gate says why. */
  REJECTED,
  /** The training was given up. */
  FAILED,
  /** Something it was trained on was erased; its files are gone. */
  WITHDRAWN;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its weights are there and may be used. */
  boolean isUsable() {
    return this == TRAINED || this == ACTIVE;
  }
}
