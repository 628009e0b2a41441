package gaia.background.admission;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The hours in which long work needs only a short absence. Judged by the clock on the wall of the
 * configured zone, so that a change to or from daylight-saving time needs no special case.
 *
 * @param start first moment inside; equal to {@code end} means all day
 * @param end first moment outside; before {@code start} means across midnight
 */
public record OvernightWindow(boolean enabled, LocalTime start, LocalTime end, ZoneId zone) {

  public boolean contains(Instant moment) {
    if (!enabled) {
      return false;
    }
    LocalTime wall = moment.atZone(zone).toLocalTime();
    if (start.equals(end)) {
      return true;
    }
    boolean afterStart = !wall.isBefore(start);
    boolean beforeEnd = wall.isBefore(end);
    return start.isBefore(end) ? afterStart && beforeEnd : afterStart || beforeEnd;
  }

  /** The next moment at which the window opens; empty when it is off or always open. */
  public Optional<Instant> nextOpening(Instant moment) {
    if (!enabled || start.equals(end)) {
      return Optional.empty();
    }
    ZonedDateTime today = moment.atZone(zone).with(start);
    ZonedDateTime opening =
        today.toInstant().isAfter(moment) ? today : today.plusDays(1).with(start);
    return Optional.of(opening.toInstant());
  }
}
