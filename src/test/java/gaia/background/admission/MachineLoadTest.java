package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import oshi.hardware.CentralProcessor.TickType;

class MachineLoadTest {

  private static long[] ticks(long user, long idle, long waiting, long stolen) {
    long[] ticks = new long[TickType.values().length];
    ticks[TickType.USER.getIndex()] = user;
    ticks[TickType.IDLE.getIndex()] = idle;
    ticks[TickType.IOWAIT.getIndex()] = waiting;
    ticks[TickType.STEAL.getIndex()] = stolen;
    return ticks;
  }

  @Test
  void waiting_for_a_disk_and_time_of_other_machines_are_not_work() {
    assertThat(MachineLoad.busy(ticks(10, 10, 10, 10), ticks(40, 60, 20, 20))).isEqualTo(0.3);
  }

  @Test
  void without_a_tick_between_two_readings_nothing_is_known() {
    assertThat(MachineLoad.busy(ticks(1, 1, 1, 1), ticks(1, 1, 1, 1))).isZero();
  }

  @Test
  void a_real_machine_has_processors_memory_and_a_process_that_uses_some() {
    MachineLoad load = new MachineLoad();
    load.children = new ChildProcesses();
    load.cpu = new BackgroundCpu();
    load.cpu.children = load.children;
    load.read();

    assertThat(load.processors()).isPositive();
    assertThat(load.memory()).isGreaterThan(load.residentBytes());
    assertThat(load.read().memoryUsed()).isBetween(0.0, 1.0).isNotZero();
  }
}
