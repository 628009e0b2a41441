package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ServerWatchTest {

  private static final long SECOND = 1_000_000_000L;

  private final ServerWatch watch = new ServerWatch();

  private boolean isDeadAt(double seconds, long beat) {
    return watch.look(Map.of("other", beat), Math.round(seconds * SECOND)).contains("other");
  }

  @Test
  void a_server_whose_beat_stood_still_for_five_seconds_is_dead() {
    for (int second = 0; second < 5; second++) {
      assertThat(isDeadAt(second, 7)).isFalse();
    }

    assertThat(isDeadAt(5, 7)).isTrue();
  }

  @Test
  void each_beat_counts_anew() {
    for (int second = 0; second < 60; second++) {
      assertThat(isDeadAt(second, second / 4)).isFalse();
    }
  }

  @Test
  void after_an_outage_of_the_database_everybody_may_beat_first() {
    isDeadAt(0, 7);
    isDeadAt(1, 7);

    for (double second = 61; second < 65.9; second += 0.25) {
      assertThat(isDeadAt(second, 7)).isFalse();
    }
    assertThat(isDeadAt(66.1, 7)).isTrue();
  }

  /** Whatever the rhythm of the looks, nobody is dead within five seconds, and nobody lives ten. */
  @Property(tries = 200)
  void death_is_noticed_in_time_and_not_before(
      @ForAll @IntRange(min = 50, max = 1900) int lookMillis) {
    ServerWatch any = new ServerWatch();
    long nanos = 0;
    while (!any.look(Map.of("other", 1L), nanos).contains("other")) {
      nanos += lookMillis * 1_000_000L;
      assertThat(nanos).isLessThan(10 * SECOND);
    }

    assertThat(nanos).isGreaterThanOrEqualTo(5 * SECOND);
  }
}
