package gaia.knowledge.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person, or the clean-up, decided about a group of claims. Decisions name values, not rows,
 * so that they hold however often the conversations are processed again.
 *
 * @param value what it is about
 * @param other the other side of a conflict, or the value that takes its place
 * @param by who decided; {@link #HOUSE} for the clean-up
 */
public record Decision(
    String group, Action action, String value, @Nullable String other, Instant decided, String by) {

  static final String HOUSE = "house";

  /** What was decided. */
  public enum Action {
    /** It is true. */
    CONFIRM,
    /** It is true, and nothing but a person may end it. */
    PIN,
    /** It was never true, whoever says so. */
    REJECT,
    /** {@code other} was meant wherever {@code value} is said. */
    REPLACE,
    /** Of two in conflict the first is true, and the other was not up to now. */
    PREFER,
    /** Both are true, each in its time. */
    BOTH,
    /** Of two in conflict none was true up to now. */
    NEITHER,
    /** Nobody needs it at present: kept, but out of sight. */
    SHELVE,
    /** Claims of this group count in the group {@code other}: they say the same. */
    MOVE
  }
}
