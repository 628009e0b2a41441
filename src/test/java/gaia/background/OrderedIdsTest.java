package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedIdsTest {

  private final SettableClock clock = new SettableClock();
  private final OrderedIds ids = new OrderedIds();

  @Test
  void ids_ascend_even_within_a_millisecond_and_when_the_clock_is_set_back() {
    var made =
        IntStream.range(0, 10_000)
            .mapToObj(
                i -> {
                  clock.move(Duration.ofMillis(i % 5000 == 0 ? -60_000 : 0));
                  return ids.next(clock);
                })
            .toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void an_id_is_a_uuid_of_version_seven_that_tells_when_it_was_made() {
    UUID id = UUID.fromString(ids.next(clock));

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
  }
}
