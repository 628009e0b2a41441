package gaia.background.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Says from the use of past weeks how long the house will be left alone. It has no say before two
 * weeks were observed, and an hour that was not observed in two weeks is not taken for quiet.
 */
public record QuietForecast(UsageWeek week) {

  private static final Duration TWO_WEEKS = Duration.ofDays(14);

  /** Whether enough was observed. */
  public boolean hasSay(Instant now) {
    return !week.since().plus(TWO_WEEKS).isAfter(now);
  }

  /** How long nobody is expected from now on; zero without a say, a week at the most. */
  public Duration expectedQuiet(Instant now) {
    return Duration.between(now, quietUntil(now).orElse(now));
  }

  /** When somebody is expected next; empty when this is no quiet hour, or without a say. */
  public Optional<Instant> quietUntil(Instant now) {
    if (!hasSay(now)) {
      return Optional.empty();
    }
    Instant end = firstHour(now, false).orElse(now.plus(Duration.ofDays(7)));
    return end.isAfter(now) ? Optional.of(end) : Optional.empty();
  }

  /** When the next quiet hour begins, now included; empty when none does or without a say. */
  public Optional<Instant> nextQuiet(Instant now) {
    return hasSay(now) ? firstHour(now, true) : Optional.empty();
  }

  /** Steps along the wall, so that days of 23 and 25 hours need no special case. */
  private Optional<Instant> firstHour(Instant now, boolean quiet) {
    ZonedDateTime hour = now.atZone(week.zone()).truncatedTo(ChronoUnit.HOURS);
    for (int step = 0; step < UsageWeek.HOURS; step++) {
      if (week.at(hour).isQuiet() == quiet) {
        Instant begins = hour.toInstant();
        return Optional.of(begins.isBefore(now) ? now : begins);
      }
      hour = hour.plusHours(1);
    }
    return Optional.empty();
  }
}
