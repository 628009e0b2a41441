package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackgroundCpuTest {

  private static final long MILLI = 1_000_000L;

  /** Other tests in this process may have started some. */
  private static final class NoChildren extends ChildProcesses {
    @Override
    long cpuNanos() {
      return 0;
    }
  }

  private final BackgroundCpu cpu = new BackgroundCpu();
  private double sink;

  BackgroundCpuTest() {
    cpu.children = new NoChildren();
  }

  private void burn(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      sink += Math.sqrt(sink + 1);
    }
  }

  @Test
  void what_other_threads_use_is_charged_too() throws InterruptedException {
    long before = cpu.processNanos();
    Thread other = new Thread(() -> burn(50 * MILLI));
    other.start();
    other.join();

    assertThat(cpu.processNanos() - before).isPositive();
  }

  @Test
  void a_request_that_is_being_served_is_left_out_and_stays_left_out() {
    cpu.requestBegins();
    long background = cpu.nanos();
    long process = cpu.processNanos();
    burn(100 * MILLI);
    long whileServed = (cpu.processNanos() - process) - (cpu.nanos() - background);
    cpu.requestEnds();
    long afterwards = (cpu.processNanos() - process) - (cpu.nanos() - background);

    assertThat(whileServed).isPositive();
    assertThat(afterwards).isGreaterThanOrEqualTo(whileServed - 10 * MILLI);
  }
}
