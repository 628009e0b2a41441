package gaia.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Words for moments and durations; the browser turns moments into local time where it can. */
@Named("moments")
@ApplicationScoped
public class Moments {

  @Inject Language language;

  /** For the {@code datetime} attribute, to the second. */
  public String iso(@Nullable Instant moment) {
    return moment == null ? "" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** For people whose browser runs no scripts. */
  public String utc(@Nullable Instant moment) {
    return moment == null ? "" : utc(moment, language.getLocale());
  }

  static String utc(Instant moment, Locale language) {
    String pattern = ResourceBundle.getBundle(Labels.BUNDLE, language).getString("moment_pattern");
    return DateTimeFormatter.ofPattern(pattern, language).withZone(ZoneOffset.UTC).format(moment);
  }

  /** Two units at the most, such as "4 min 30 s" or "2 h 5 min". */
  public String duration(double seconds) {
    return units(seconds);
  }

  private static String units(double seconds) {
    Duration time = Duration.ofSeconds(Math.max(0, (long) seconds));
    if (time.toDays() > 0) {
      return two(time.toDays(), "d", time.toHoursPart(), "h");
    }
    if (time.toHours() > 0) {
      return two(time.toHours(), "h", time.toMinutesPart(), "min");
    }
    if (time.toMinutes() > 0) {
      return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
    }
    return time.toSeconds() + " s";
  }

  /**
   * How long something took that was measured: below a second in milliseconds, below ten seconds
   * with one decimal, and from there on as {@link #duration}.
   */
  public String span(double seconds) {
    return span(seconds, language.getLocale());
  }

  static String span(double seconds, Locale language) {
    long millis = Math.max(0, Math.round(seconds * 1000));
    if (millis < 1000) {
      return millis == 0 && seconds > 0 ? "< 1 ms" : millis + " ms";
    }
    if (millis < 9950) {
      NumberFormat decimal = NumberFormat.getNumberInstance(language);
      decimal.setMaximumFractionDigits(1);
      decimal.setRoundingMode(RoundingMode.HALF_UP);
      return decimal.format(millis / 1000.0) + " s";
    }
    return units(Math.round(seconds));
  }

  private static String two(long many, String unit, long few, String smaller) {
    return few == 0
        ? "%d %s".formatted(many, unit)
        : "%d %s %d %s".formatted(many, unit, few, smaller);
  }

  /** A share from 0 to 1 in whole percent; neither nothing nor all unless it is. */
  public String percent(double share) {
    return percent(share, language.getLocale());
  }

  static String percent(double share, Locale language) {
    NumberFormat whole = NumberFormat.getPercentInstance(language);
    if (share > 0 && share < 0.005) {
      return "< " + whole.format(0.01);
    }
    return whole.format(share < 1 && share >= 0.995 ? 0.99 : Math.round(share * 100) / 100.0);
  }
}
