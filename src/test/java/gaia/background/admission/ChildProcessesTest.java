package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.it.Await;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sh")
class ChildProcessesTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final ChildProcesses children = new ChildProcesses();

  @Test
  void what_a_child_uses_is_counted_and_stays_counted_when_it_has_ended() throws Exception {
    Process child = start("while :; do :; done");
    try {
      Await.until("it has worked", SOON, () -> children.cpuNanos() > 20_000_000);
      assertThat(children.residentBytes()).isPositive();
    } finally {
      child.destroyForcibly().waitFor();
    }
    long then = children.cpuNanos();

    assertThat(children.cpuNanos()).isGreaterThanOrEqualTo(then);
  }

  private static Process start(String script) throws IOException {
    return new ProcessBuilder("sh", "-c", script).start();
  }
}
