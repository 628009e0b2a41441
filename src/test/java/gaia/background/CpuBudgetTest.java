package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CpuBudgetTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private long used;
  private long now;

  private CpuBudget atWork(double cores) {
    CpuBudget budget = new CpuBudget(() -> used, () -> now, cores);
    budget.enter();
    return budget;
  }

  @Test
  void work_within_the_budget_does_not_wait() {
    CpuBudget budget = atWork(1);
    used = SECOND / 2;
    now = SECOND;

    assertThat(budget.charge(0)).isZero();
  }

  @Test
  void a_step_that_took_too_much_is_paid_for_by_waiting() {
    CpuBudget budget = atWork(0.5);
    used = SECOND;
    now = SECOND;

    // Half a second earned and 25 ms saved up: 475 ms are left to pay for, at half speed.
    assertThat(budget.charge(0)).isEqualTo(950_000_000L);
  }

  @Test
  void what_was_used_while_no_worker_was_at_work_is_not_charged() {
    CpuBudget budget = atWork(0.5);
    budget.leave();
    used = 100 * SECOND;
    now = 100 * SECOND;
    budget.enter();

    assertThat(budget.charge(0)).isZero();
  }

  @Test
  void debt_is_not_forgiven_between_two_tasks() {
    CpuBudget budget = atWork(0.5);
    used = SECOND;
    budget.leave();
    budget.enter();

    assertThat(budget.charge(0)).isEqualTo(1_950_000_000L);
  }

  @Test
  void nobody_pays_longer_than_ten_seconds() {
    CpuBudget budget = atWork(0.2);
    used = 1000 * SECOND;

    assertThat(budget.charge(0)).isEqualTo(10 * SECOND);
  }

  @Test
  void a_smaller_share_counts_from_the_moment_it_is_set() {
    CpuBudget budget = atWork(1);
    budget.allow(0.1);
    used = SECOND / 10;

    // 100 ms less the 5 ms that may be saved up now, at a tenth of the speed.
    assertThat(budget.charge(0)).isEqualTo(950 * MILLI);
  }

  @Property(tries = 200)
  void every_second_and_every_ten_keep_the_share_with_steps_of_a_few_milliseconds(
      @ForAll @DoubleRange(min = 0.2, max = 2) double cores,
      @ForAll @IntRange(min = 1, max = 4) int workers,
      @ForAll long seed) {
    int[] usedInMilli = new Replay(cores, workers, new Random(seed)).run(30_000);

    assertThat(worst(usedInMilli, 1_000)).isLessThanOrEqualTo(cores * 1.10 + 0.005 * workers);
    assertThat(worst(usedInMilli, 10_000)).isLessThanOrEqualTo(cores * 1.01 + 0.0005 * workers);
    double possible = Math.min(cores, workers);
    assertThat(worst(usedInMilli, 30_000)).isGreaterThanOrEqualTo(possible * 0.9);
  }

  /** Workers that do steps of 1 to 5 ms, each on a processor of its own, millisecond by step. */
  private final class Replay {

    private final CpuBudget budget;
    private final Random random;
    private final long[] freeAt;

    Replay(double cores, int workers, Random random) {
      used = 0;
      now = 0;
      this.budget = new CpuBudget(() -> used, () -> now, cores);
      this.random = random;
      this.freeAt = new long[workers];
      for (int i = 0; i < workers; i++) {
        budget.enter();
      }
    }

    int[] run(int millis) {
      int[] usedInMilli = new int[millis];
      int[] left = new int[freeAt.length];
      for (int milli = 0; milli < millis; milli++) {
        now = milli * MILLI;
        for (int worker = 0; worker < freeAt.length; worker++) {
          if (freeAt[worker] > now) {
            continue;
          }
          if (left[worker] == 0) {
            left[worker] = 1 + random.nextInt(5);
          }
          used += MILLI;
          usedInMilli[milli]++;
          if (--left[worker] == 0) {
            freeAt[worker] = now + MILLI + budget.charge(0);
          }
        }
      }
      return usedInMilli;
    }
  }

  /** The most that any stretch of so many milliseconds used, in processors' worth of time. */
  private static double worst(int[] usedInMilli, int stretch) {
    long sum = 0;
    long most = 0;
    for (int i = 0; i < usedInMilli.length; i++) {
      sum += usedInMilli[i];
      if (i >= stretch) {
        sum -= usedInMilli[i - stretch];
      }
      most = Math.max(most, i >= stretch - 1 ? sum : 0);
    }
    return (double) most / stretch;
  }
}
