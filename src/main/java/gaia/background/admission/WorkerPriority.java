package gaia.background.admission;

import java.util.Locale;
import java.util.Optional;

/** How a thread of the background stands behind everything else on the machine. */
public enum WorkerPriority {
  UNKNOWN("No background thread has started yet."),
  IDLE("Background threads get a processor only when nothing else on this machine wants it."),
  NICE("Background threads have the lowest priority of this machine (nice 19)."),
  PLAIN(
      "Background threads have the same priority as everything else: this machine offers them no"
          + " lower one. They still keep to BG_MAX_CPU and stop when somebody comes.");

  private static final int LOWEST = 19;

  private final String sentence;

  WorkerPriority(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /** The name in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Lowers the calling thread as far as the system lets it; threads that it starts inherit that. It
   * cannot be undone, so it is only for threads that belong to the background alone.
   *
   * @return what was achieved
   */
  public static WorkerPriority lowerThisThread() {
    Optional<Linux> linux = Linux.load();
    if (linux.filter(Linux::becomeIdleClass).isPresent()) {
      return IDLE;
    }
    return linux.filter(calls -> calls.becomeNice(LOWEST)).isPresent() ? NICE : PLAIN;
  }
}
