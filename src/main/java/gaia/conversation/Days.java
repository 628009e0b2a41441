package gaia.conversation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days such as 2026-05-01, as filters have them; they begin and end at midnight in UTC. */
final class Days {

  private Days() {}

  /** Empty for what is no day. */
  static Optional<Instant> begin(@Nullable String day) {
    return parse(day).map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** The moment that no longer belongs to the day; empty for what is no day. */
  static Optional<Instant> end(@Nullable String day) {
    return parse(day).map(date -> date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Optional<LocalDate> parse(@Nullable String day) {
    try {
      return day == null || !day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          ? Optional.empty()
          : Optional.of(LocalDate.parse(day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
