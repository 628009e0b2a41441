package gaia.background;

import gaia.background.admission.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One period of the history of reasons.
 *
 * @param reason name in the API
 * @param until null while it lasts
 * @param seconds how long it lasted, or lasts so far
 * @param server the server's name for this life of its process
 */
public record ReasonView(
    String id,
    String reason,
    String sentence,
    @Nullable String detail,
    Instant since,
    @Nullable Instant until,
    double seconds,
    String server) {

  static ReasonView of(ReasonPeriod period, Instant now) {
    Instant end = period.until == null ? now : period.until;
    long millis = Math.max(0, Duration.between(period.since, end).toMillis());
    return new ReasonView(
        period.id,
        period.reason.toLowerCase(Locale.ROOT),
        known(period.reason).map(Reason::sentence).orElse(period.reason),
        period.detail,
        period.since,
        period.until,
        millis / 1000.0,
        period.server);
  }

  /** Another version of the house may have written reasons that this one does not know. */
  private static Optional<Reason> known(String name) {
    return Arrays.stream(Reason.values()).filter(one -> one.name().equals(name)).findFirst();
  }
}
