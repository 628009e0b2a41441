package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CpuBudgetTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void work_within_the_budget_does_not_wait() {
    CpuBudget budget = new CpuBudget(1, 0);

    assertThat(budget.charge(SECOND / 2, SECOND)).isZero();
  }

  @Test
  void a_step_that_took_too_much_is_paid_for_by_waiting() {
    CpuBudget budget = new CpuBudget(0.5, 0);

    long wait = budget.charge(SECOND, SECOND);

    // One second used; half a second earned, with a twentieth in hand: 0.45 s at half speed.
    assertThat(wait).isEqualTo(900_000_000L);
  }

  @Test
  void idle_time_is_not_saved_up_beyond_the_burst() {
    CpuBudget budget = new CpuBudget(1, 0);
    budget.charge(0, 1000 * SECOND);

    assertThat(budget.charge(2 * SECOND, 1001 * SECOND)).isEqualTo(900_000_000L);
  }

  @Property(tries = 200)
  void the_share_is_kept_over_time_whatever_the_steps(
      @ForAll @DoubleRange(min = 0.1, max = 2) double cores,
      @ForAll @IntRange(min = 1, max = 50) int stepMillis) {
    CpuBudget budget = new CpuBudget(cores, 0);
    long now = 0;
    long used = 0;
    while (now < 60 * SECOND) {
      long step = stepMillis * 1_000_000L;
      now += step;
      used += step;
      now += budget.charge(step, now);
    }

    assertThat((double) used / now).isLessThanOrEqualTo(cores * 1.02 + 0.002);
  }
}
