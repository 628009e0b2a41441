package gaia.faults;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What clients asked for and what they heard, by the ids that they chose themselves. An id is used
 * for one call only. Safe for many threads.
 */
public final class History {

  /** What a client heard of its call. */
  public enum Heard {
    /** The call was answered: it is done, and must stay done. */
    ACKNOWLEDGED,
    /** The call was answered: it is not done, and must not be found. */
    REFUSED,
    /** There was no answer; it may be done or not, but not halfway and not twice. */
    NOTHING
  }

  private final Map<String, Heard> calls = new LinkedHashMap<>();

  /**
   * A client is about to send a call.
   *
   * @throws IllegalStateException when the id was used before
   */
  public synchronized void called(String id) {
    if (calls.putIfAbsent(id, Heard.NOTHING) != null) {
      throw new IllegalStateException("a second call under the id " + id);
    }
  }

  public void acknowledged(String id) {
    answered(id, Heard.ACKNOWLEDGED);
  }

  public void refused(String id) {
    answered(id, Heard.REFUSED);
  }

  private synchronized void answered(String id, Heard heard) {
    if (calls.replace(id, heard) == null) {
      throw new IllegalStateException("an answer to a call that was never made: " + id);
    }
  }

  /** All calls so far, in the order in which they were made. */
  public synchronized Map<String, Heard> calls() {
    return new LinkedHashMap<>(calls);
  }

  /** How many calls were answered like this. */
  public synchronized long count(Heard heard) {
    return calls.values().stream().filter(heard::equals).count();
  }
}
