package gaia.status;

import gaia.background.ReasonView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reasons of the last day drawn as a band, and how much of the day each had.
 *
 * @param shares longest first
 */
public record ReasonBand(List<Stretch> stretches, List<Share> shares) {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int WIDTH = 1440;

  /**
   * A part of the band, in minutes since a day ago.
   *
   * @param kind {@code work}, {@code wait}, {@code wish}, {@code limit} or {@code idle}
   */
  public record Stretch(double x, double width, String kind) {}

  /** One reason and how long it was in force within the day. */
  public record Share(String reason, String sentence, String kind, double seconds) {

    private Share plus(double more) {
      return new Share(reason, sentence, kind, seconds + more);
    }
  }

  static ReasonBand of(List<ReasonView> newestFirst, Instant now) {
    Instant begin = now.minus(DAY);
    List<Stretch> stretches = new ArrayList<>();
    Map<String, Share> shares = new LinkedHashMap<>();
    for (ReasonView period : newestFirst) {
      Instant from = later(period.since(), begin);
      Instant to = period.until() == null ? now : period.until();
      double seconds = Duration.between(from, to).toMillis() / 1000.0;
      if (seconds > 0) {
        String kind = kind(period.reason());
        double x = Duration.between(begin, from).toMillis() / 60_000.0;
        stretches.add(new Stretch(x, Math.min(WIDTH - x, Math.max(1, seconds / 60)), kind));
        shares.merge(
            period.reason(),
            new Share(period.reason(), period.sentence(), kind, seconds),
            (one, more) -> one.plus(more.seconds()));
      }
    }
    List<Share> longest = new ArrayList<>(shares.values());
    longest.sort((one, other) -> Double.compare(other.seconds(), one.seconds()));
    return new ReasonBand(stretches, longest);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static String kind(String reason) {
    return switch (reason) {
      case "working", "workers_busy" -> "work";
      case "nothing_to_do" -> "idle";
      case "paused", "quiet_mode" -> "wish";
      case "memory_short", "disk_low", "no_worker", "cpu_busy" -> "limit";
      default -> "wait";
    };
  }
}
