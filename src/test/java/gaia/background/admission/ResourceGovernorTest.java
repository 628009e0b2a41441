package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ResourceGovernorTest {

  private static final long SECOND = 1_000_000_000L;

  private final ResourceGovernor governor = new ResourceGovernor(0.5, 0.75, true);
  private double others;
  private double memory;
  private OptionalDouble stalled = OptionalDouble.empty();
  private long now;

  private ResourceGovernor.Allowance after(double seconds) {
    ResourceGovernor.Allowance allowance = governor.next(reading(), now);
    for (long end = now + (long) (seconds * SECOND); now < end; ) {
      now += SECOND / 2;
      allowance = governor.next(reading(), now);
    }
    return allowance;
  }

  private MachineLoad.Reading reading() {
    return new MachineLoad.Reading(0, 0, others, memory, OptionalDouble.empty(), stalled, now);
  }

  @Test
  void a_quiet_machine_gives_the_whole_share() {
    others = 0.2;

    assertThat(after(60)).isEqualTo(new ResourceGovernor.Allowance(0.5, false, null));
  }

  @Test
  void a_spike_of_two_seconds_changes_nothing() {
    others = 1;

    assertThat(after(2).cpuShare()).isEqualTo(0.5);
  }

  @Test
  void three_seconds_of_foreign_load_lower_the_share_by_what_others_need() {
    others = 0.6;

    ResourceGovernor.Allowance allowance = after(3);

    assertThat(allowance.slowed()).isTrue();
    assertThat(allowance.cpuShare()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void a_fifth_of_the_share_is_always_left() {
    others = 1;

    assertThat(after(600).cpuShare()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void the_share_comes_back_after_twenty_quiet_seconds_and_not_before() {
    others = 0.6;
    after(10);
    others = 0.1;

    assertThat(after(19).slowed()).isTrue();
    assertThat(after(1).slowed()).isFalse();
  }

  @Test
  void a_load_that_is_only_a_little_lower_leaves_the_share_low() {
    others = 0.6;
    after(10);
    others = 0.45;

    assertThat(after(600).cpuShare()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void more_foreign_load_lowers_the_share_further() {
    others = 0.4;
    after(10);
    others = 0.7;

    assertThat(after(3).cpuShare()).isCloseTo(0.15, within(1e-9));
  }

  @Test
  void a_governor_that_does_not_adapt_leaves_the_share_alone() {
    var steady = new ResourceGovernor(0.5, 0.75, false);
    others = 1;
    steady.next(reading(), 0);

    assertThat(steady.next(reading(), 60 * SECOND).cpuShare()).isEqualTo(0.5);
  }

  @Test
  void work_stops_at_the_limit_of_memory_and_goes_on_well_below_it() {
    memory = 0.75;
    assertThat(after(0).memoryReason()).isEqualTo(Reason.MEMORY_SHORT);
    memory = 0.70;
    assertThat(after(60).memoryReason()).isEqualTo(Reason.MEMORY_SHORT);
    memory = 0.60;
    assertThat(after(4).memoryReason()).isEqualTo(Reason.MEMORY_SHORT);
    assertThat(after(1).memoryReason()).isNull();
  }

  @Test
  void threads_that_wait_for_memory_stop_work_after_a_second_and_for_twenty() {
    stalled = OptionalDouble.of(0.3);
    assertThat(after(0.5).memoryReason()).isNull();
    assertThat(after(0.5).memoryReason()).isEqualTo(Reason.MEMORY_PRESSURE);
    stalled = OptionalDouble.of(0);
    assertThat(after(19).memoryReason()).isEqualTo(Reason.MEMORY_PRESSURE);
    assertThat(after(1).memoryReason()).isNull();
  }

  @Property(tries = 300)
  void whatever_others_do_the_share_stays_between_a_fifth_and_the_whole(
      @ForAll @Size(max = 200) List<@DoubleRange(max = 1) Double> loads) {
    for (double load : loads) {
      others = load;

      assertThat(after(1).cpuShare()).isBetween(0.1 - 1e-9, 0.5);
    }
  }

  @Test
  void a_task_fits_when_its_estimate_is_left_below_the_limit() {
    MemoryRoom room = new MemoryRoom(1000, 600, 300);

    assertThat(room.holds(100)).isTrue();
    assertThat(room.holds(101)).isFalse();
  }

  @Test
  void a_task_that_asks_for_nothing_always_fits() {
    assertThat(new MemoryRoom(1000, 2000, 0).holds(0)).isTrue();
  }
}
