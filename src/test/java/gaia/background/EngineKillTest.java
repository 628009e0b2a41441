package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.faults.KillReport;
import gaia.faults.KillTrial;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine in a process of its own, killed at random moments and at every named point. */
class EngineKillTest {

  private static final long SEED = 20261122;
  private static final int KILLS = 25;

  @TempDir Path folder;

  @Test
  void nothing_is_lost_and_nothing_doubled_when_the_process_is_killed_again_and_again() {
    KillTrial.Plan plan =
        new KillTrial.Plan(
            SEED, KILLS, Duration.ofMillis(1200), 8, Duration.ofMinutes(2), Instant.MAX);
    try (EngineVictim victim = new EngineVictim(EngineVictim.Login.h2(folder), folder)) {
      KillReport report = new KillTrial(victim, plan).run();

      assertThat(report.verdict().holds()).as("%s%n%s", report, report.verdict()).isTrue();
      assertThat(report.kills().values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(KILLS);
      assertThat(report.history().calls()).isNotEmpty();
      assertThat(report.census().tasks()).isNotEmpty();
    }
  }
}
