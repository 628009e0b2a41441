package gaia.status;

import gaia.background.admission.QuietForecast;
import gaia.background.admission.UsageWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was learned about the hours of the week.
 *
 * @param hasSay whether two weeks were observed, so that long tasks start by it
 * @param since the first hour observed; null when hours are not learned
 * @param minutes for each of the 168 hours from Monday 0 h on, minutes with activity on average;
 *     null where not two weeks were observed
 * @param quietUntil when somebody is expected next; null when this is no quiet hour
 * @param nextQuiet when the next quiet hours begin, or now; null when there are none
 * @param sentence all this in words
 */
public record QuietHours(
    boolean enabled,
    boolean hasSay,
    @Nullable Instant since,
    String zone,
    List<@Nullable Double> minutes,
    @Nullable Instant quietUntil,
    @Nullable Instant nextQuiet,
    String sentence) {

  private static final Duration LEARNING = Duration.ofDays(14);
  private static final DateTimeFormatter DAY_AND_HOUR =
      DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

  static QuietHours off(String zone) {
    return new QuietHours(
        false,
        false,
        null,
        zone,
        List.of(),
        null,
        null,
        "Hours are not learned: BG_LEARN_HOURS is false.");
  }

  static QuietHours of(QuietForecast forecast, Instant now) {
    UsageWeek week = forecast.week();
    return new QuietHours(
        true,
        forecast.hasSay(now),
        week.since(),
        week.zone().getId(),
        minutes(week),
        forecast.quietUntil(now).orElse(null),
        forecast.nextQuiet(now).orElse(null),
        sentence(forecast, now));
  }

  /**
   * What is to be said: {@code off}, {@code learning}, {@code now}, {@code next} or {@code none}.
   */
  String state() {
    if (!enabled) {
      return "off";
    }
    if (!hasSay) {
      return "learning";
    }
    return quietUntil != null ? "now" : nextQuiet != null ? "next" : "none";
  }

  /** The moment that belongs to it; for {@code learning}, when that ends. */
  Optional<Instant> moment() {
    if (enabled && !hasSay && since != null) {
      return Optional.of(since.plus(LEARNING));
    }
    return Optional.ofNullable(quietUntil != null ? quietUntil : nextQuiet);
  }

  private static List<@Nullable Double> minutes(UsageWeek week) {
    List<@Nullable Double> found = new ArrayList<>();
    for (UsageWeek.Cell cell : week.cells()) {
      found.add(cell.isKnown() ? Math.round(cell.minutes() * 10) / 10.0 : null);
    }
    return found;
  }

  private static String sentence(QuietForecast forecast, Instant now) {
    if (!forecast.hasSay(now)) {
      ZonedDateTime from = forecast.week().since().atZone(forecast.week().zone()).plusDays(14);
      return "Still learning when GAIA is used. From %s on, long work may start in hours in which usually nobody is here."
          .formatted(DAY.format(from));
    }
    Optional<Instant> until = forecast.quietUntil(now);
    if (until.isPresent()) {
      return "Usually nobody is here until %s, so long work that fits may start."
          .formatted(wall(forecast, until.get()));
    }
    return forecast
        .nextQuiet(now)
        .map(
            next -> "Usually somebody is here now; quiet hours begin " + wall(forecast, next) + ".")
        .orElse("There is no hour of the week in which usually nobody is here.");
  }

  private static String wall(QuietForecast forecast, Instant moment) {
    return DAY_AND_HOUR.format(moment.atZone(forecast.week().zone()));
  }
}
