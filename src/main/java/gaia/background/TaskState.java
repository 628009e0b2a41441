package gaia.background;

import java.util.Locale;

/** Where a task stands. A yielded task is {@code PENDING} again, with its progress kept. */
public enum TaskState {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED;

  public boolean isFinished() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  /** The name in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
