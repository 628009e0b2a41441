package gaia.background.admission;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the minutes of the present hour, those with activity among them. Minutes in which nobody
 * looked, because the machine slept, are not counted; a clock that is set back counts no minute
 * twice.
 *
 * <p>Not safe for several threads.
 */
public final class MinuteCount {

  /** One hour, or the part of it that was observed. */
  public record Counted(Instant hour, int active, int observed) {}

  private final ZoneId zone;
  private @Nullable Instant minute;
  private boolean activeInMinute;
  private int active;
  private int observed;

  /**
   * @param zone on whose wall the hours begin
   */
  public MinuteCount(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Looks once; to be called several times a minute.
   *
   * @param activity whether somebody used the house since the last look
   * @return the hour that has just ended, where one has
   */
  public Optional<Counted> look(Instant now, boolean activity) {
    Instant current = now.truncatedTo(ChronoUnit.MINUTES);
    Instant before = minute;
    if (before != null && !current.isAfter(before)) {
      activeInMinute |= activity;
      return Optional.empty();
    }
    Optional<Counted> ended = before == null ? Optional.empty() : endMinute(before, current);
    minute = current;
    activeInMinute = activity;
    return ended;
  }

  private Optional<Counted> endMinute(Instant ending, Instant next) {
    observed++;
    active += activeInMinute ? 1 : 0;
    activeInMinute = false;
    return hourOf(ending).equals(hourOf(next)) ? Optional.empty() : take(ending);
  }

  private Optional<Counted> take(Instant within) {
    Counted counted = new Counted(hourOf(within), active, observed);
    active = 0;
    observed = 0;
    return counted.observed() == 0 ? Optional.empty() : Optional.of(counted);
  }

  /** Ends the counting, and hands out what the present hour has so far. */
  public Optional<Counted> end() {
    Instant last = minute;
    minute = null;
    return last == null ? Optional.empty() : take(last);
  }

  private Instant hourOf(Instant moment) {
    return moment.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
  }
}
