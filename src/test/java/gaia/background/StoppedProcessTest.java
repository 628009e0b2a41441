package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.faults.CrashPoint;
import gaia.faults.Death;
import gaia.faults.History;
import gaia.faults.Kind;
import gaia.faults.Verdict;
import gaia.faults.Victim.Census;
import gaia.it.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that stands still for longer than others wait for it, and then goes on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no signal that stops a process")
class StoppedProcessTest {

  private static final Duration SOON = Duration.ofMinutes(4);
  private static final int CALLS = 6;

  /** A process that is stopped within a transaction would keep its locks for ever. */
  private static final String LETS_GO = "&options=-c%20idle_in_transaction_session_timeout=3000";

  @TempDir Path folder;

  private final History history = new History();

  @Test
  void what_others_took_over_meanwhile_is_not_written_by_the_one_that_wakes_up() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      EngineVictim.Login login =
          new EngineVictim.Login(
              server.getJdbcUrl("postgres", "postgres") + LETS_GO, "postgres", "postgres");
      try (EngineVictim first = new EngineVictim(login, folder);
          EngineVictim second = first.another()) {
        stopTheFirstInTheMiddle(first);
        start(second);
        Await.until("the second has done it all", SOON, second::isAtRest);
        first.signal("CONT");
        submit(first, "after it woke up");
        Await.until("the first works again", SOON, first::isAtRest);

        assertThat(first.isAlive()).isTrue();
        second.kill();
        Census census = first.census();
        Verdict verdict = Verdict.of(history, census.remains(), first.effects());
        assertThat(verdict.holds()).as("%s", verdict).isTrue();
        assertThat(census.remains()).hasSize(CALLS + 1);
        assertThat(census.attempts()).hasSizeGreaterThan(CALLS + 1);
      }
    }
  }

  private void stopTheFirstInTheMiddle(EngineVictim first) {
    start(first);
    IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> "call-" + i)
        .filter(EffectTask::isSlow)
        .limit(CALLS)
        .forEach(id -> submit(first, id));
    Await.until(
        "a step is done", SOON, () -> first.hasSeen(new Death.AtFile("files", ".txt", "a step")));
    first.signal("STOP");
  }

  private static void start(EngineVictim victim) {
    victim.start(Optional.empty());
    Await.until("it is ready", SOON, victim::isReady);
  }

  private void submit(EngineVictim to, String id) {
    to.submit(id, history);
  }

  @Test
  void points_are_written_and_read_alike() {
    CrashPoint point = new CrashPoint(CrashPoint.Side.AFTER, Kind.CLAIM, 3);

    assertThat(CrashPoint.parse(point.toString())).isEqualTo(point);
    assertThat(CrashPoint.parse("before any 1").kind()).isNull();
  }
}
