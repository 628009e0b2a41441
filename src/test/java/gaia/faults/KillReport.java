package gaia.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a trial of kills has shown.
 *
 * @param lives in order; the last one was not killed
 */
public record KillReport(
    long seed, List<Life> lives, History history, Verdict verdict, Victim.Census census) {

  /** Stands for the death of the last life. */
  static final String LAST = "";

  /**
   * One life.
   *
   * @param started when the process was started
   * @param ready when it could be used
   * @param killed when it was killed
   * @param asPlanned false when the planned point was not reached in time and it died at random
   */
  public record Life(
      String death, Instant started, Instant ready, Instant killed, boolean asPlanned) {}

  /** Kills by point, those that missed their point counted as such. */
  public Map<String, Integer> kills() {
    Map<String, Integer> kills = new TreeMap<>();
    for (Life life : lives.subList(0, lives.size() - 1)) {
      kills.merge(life.asPlanned() ? life.death() : "point not reached", 1, Integer::sum);
    }
    return kills;
  }

  /**
   * For each kill that left work behind: how long after a moment of the next life its first attempt
   * began; zero when it began before that. In ascending order.
   */
  private List<Duration> recoveries(Function<Life, Instant> since) {
    List<Instant> starts = census.attempts().stream().sorted().toList();
    List<Duration> recoveries = new ArrayList<>();
    for (int i = 0; i + 1 < lives.size(); i++) {
      Instant killed = lives.get(i).killed();
      Life next = lives.get(i + 1);
      if (leftWork(killed)) {
        starts.stream()
            .filter(start -> start.isAfter(killed) && start.isBefore(next.killed()))
            .findFirst()
            .map(start -> Duration.between(since.apply(next), start))
            .map(after -> after.isNegative() ? Duration.ZERO : after)
            .ifPresent(recoveries::add);
      }
    }
    return recoveries.stream().sorted().toList();
  }

  private boolean leftWork(Instant killed) {
    return census.tasks().stream()
        .anyMatch(task -> task.created().isBefore(killed) && task.finished().isAfter(killed));
  }

  /** The table. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("seed %d%n%n".formatted(seed));
    table.append("| killed | times |%n|---|---:|%n".formatted());
    kills().forEach((point, times) -> table.append("| %s | %d |%n".formatted(point, times)));
    table.append("| **all** | **%d** |%n%n".formatted(lives.size() - 1));
    row(table, "calls", history.calls().size());
    row(table, "acknowledged", history.count(History.Heard.ACKNOWLEDGED));
    row(table, "refused", history.count(History.Heard.REFUSED));
    row(table, "recovered without an answer", verdict.recovered().size());
    row(table, "lost", verdict.lost().size());
    row(table, "doubled", verdict.doubled().size());
    row(table, "unexpected", verdict.unexpected().size());
    row(table, "stuck", verdict.stuck().size());
    recovery(table, "first attempt after the process is ready", Life::ready);
    recovery(table, "first attempt after the process is started", Life::started);
    return table.toString();
  }

  private void recovery(StringBuilder table, String name, Function<Life, Instant> since) {
    List<Duration> times = recoveries(since);
    table.append(
        "%s, n = %d: p50 %d ms, p99 %d ms, max %d ms%n"
            .formatted(
                name,
                times.size(),
                percentile(times, 0.5),
                percentile(times, 0.99),
                percentile(times, 1)));
  }

  private static void row(StringBuilder table, String name, long value) {
    table.append("%s: %d%n".formatted(name, value));
  }

  /** The value in milliseconds below or at which this share of the values lies; nearest rank. */
  public static long percentile(List<Duration> ascending, double share) {
    if (ascending.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(share * ascending.size());
    return ascending.get(Math.max(0, rank - 1)).toMillis();
  }
}
