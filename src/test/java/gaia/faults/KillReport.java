package gaia.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a trial of kills has shown.
 *
 * @param ready when the process was ready after the last kill
 */
public record KillReport(
    long seed,
    List<Life> lives,
    Instant ready,
    History history,
    Verdict verdict,
    Victim.Census census) {

  /**
   * One life.
   *
   * @param ready when it could be used
   * @param killed when it was killed
   * @param asPlanned false when the planned point was not reached in time and it died at random
   */
  public record Life(String death, Instant ready, Instant killed, boolean asPlanned) {}

  /** Kills by point, those that missed their point counted as such. */
  public Map<String, Integer> kills() {
    Map<String, Integer> kills = new TreeMap<>();
    for (Life life : lives) {
      kills.merge(life.asPlanned() ? life.death() : "point not reached", 1, Integer::sum);
    }
    return kills;
  }

  /**
   * For each kill that left work behind: how long after being ready again the first attempt began.
   * Zero when it began before that. In ascending order.
   */
  public List<Duration> recoveries() {
    List<Instant> starts = census.attempts().stream().sorted().toList();
    List<Duration> recoveries = new java.util.ArrayList<>();
    for (int i = 0; i < lives.size(); i++) {
      Instant killed = lives.get(i).killed();
      Instant readyAgain = i + 1 < lives.size() ? lives.get(i + 1).ready() : ready;
      Instant nextKill = i + 1 < lives.size() ? lives.get(i + 1).killed() : Instant.MAX;
      if (leftWork(killed)) {
        starts.stream()
            .filter(start -> start.isAfter(killed) && start.isBefore(nextKill))
            .findFirst()
            .map(start -> Duration.between(readyAgain, start))
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
    table.append("| **all** | **%d** |%n%n".formatted(lives.size()));
    row(table, "calls", history.calls().size());
    row(table, "acknowledged", history.count(History.Heard.ACKNOWLEDGED));
    row(table, "recovered without an answer", verdict.recovered().size());
    row(table, "lost", verdict.lost().size());
    row(table, "doubled", verdict.doubled().size());
    row(table, "unexpected", verdict.unexpected().size());
    row(table, "stuck", verdict.stuck().size());
    List<Duration> recoveries = recoveries();
    table.append(
        "first attempt after ready, n = %d: p50 %d ms, p99 %d ms, max %d ms%n"
            .formatted(
                recoveries.size(),
                percentile(recoveries, 0.5),
                percentile(recoveries, 0.99),
                percentile(recoveries, 1)));
    return table.toString();
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
