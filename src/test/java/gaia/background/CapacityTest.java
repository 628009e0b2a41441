package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityTest {

  @Test
  void there_are_no_more_workers_than_the_share_feeds() {
    assertThat(Capacity.workers(8, 4, 0.5)).isEqualTo(2);
  }

  @Test
  void a_part_of_a_processor_feeds_a_worker_too() {
    assertThat(Capacity.workers(8, 2, 0.9)).isEqualTo(2);
    assertThat(Capacity.workers(8, 2, 0.1)).isEqualTo(1);
  }

  @Test
  void there_are_no_more_workers_than_wanted() {
    assertThat(Capacity.workers(1, 64, 1)).isEqualTo(1);
  }
}
