package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunControlTest {

  private static RunControl run() {
    Task task =
        new Task(
            "t1",
            new NewTask("scripted", "s", "local", "default", Map.of()),
            EngineFixtures.handler("scripted"),
            EngineFixtures.config(),
            Instant.EPOCH);
    return new RunControl(
        new TaskRepository.Claim(new Lease("t1", 1, "a1"), task.view(), null, false, null));
  }

  @Test
  @Timeout(180)
  void a_run_that_rests_wakes_up_when_it_is_to_stop() throws InterruptedException {
    RunControl run = run();
    Thread worker = new Thread(() -> run.rest(TimeUnit.HOURS.toNanos(1)));
    worker.start();
    while (LockSupport.getBlocker(worker) != run) {
      Thread.onSpinWait();
    }

    run.stop(StopReason.USER_ACTIVE);
    worker.join();

    assertThat(run.stopRequested()).isEqualTo(StopReason.USER_ACTIVE);
  }

  @Test
  void a_run_that_is_to_stop_does_not_rest() {
    RunControl run = run();
    run.stop(StopReason.MEMORY);

    run.rest(TimeUnit.HOURS.toNanos(1));

    assertThat(run.stopRequested()).isEqualTo(StopReason.MEMORY);
  }

  @Test
  void the_first_reason_counts() {
    RunControl run = run();
    run.stop(StopReason.MEMORY);
    run.stop(StopReason.SHUTDOWN);

    assertThat(run.stopRequested()).isEqualTo(StopReason.MEMORY);
  }
}
