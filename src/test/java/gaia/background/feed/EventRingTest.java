package gaia.background.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventRingTest {

  private static EventRing ring(int capacity, int events) {
    EventRing ring = new EventRing(capacity);
    for (int i = 1; i <= events; i++) {
      ring.add("kind", null, i);
    }
    return ring;
  }

  private static List<Object> bodies(List<FeedEvent> events) {
    return events.stream().map(FeedEvent::body).toList();
  }

  @Test
  void what_happened_after_an_event_comes_in_order() {
    assertThat(bodies(ring(10, 5).after(2, 100).orElseThrow())).containsExactly(3, 4, 5);
  }

  @Test
  void nothing_happened_after_the_last_event() {
    assertThat(ring(10, 5).after(5, 100).orElseThrow()).isEmpty();
  }

  @Test
  void an_event_that_was_never_is_unknown() {
    assertThat(ring(10, 5).after(6, 100)).isEmpty();
    assertThat(ring(10, 5).after(-1, 100)).isEmpty();
  }

  @Test
  void what_was_forgotten_is_not_passed_over_in_silence() {
    assertThat(ring(3, 5).after(1, 100)).isEmpty();
    assertThat(bodies(ring(3, 5).after(2, 100).orElseThrow())).containsExactly(3, 4, 5);
  }

  @Property
  void either_everything_since_is_there_or_nothing(
      @ForAll @IntRange(min = 1, max = 20) int capacity,
      @ForAll @IntRange(max = 60) int events,
      @ForAll @IntRange(max = 60) int seen) {
    var after = ring(capacity, events).after(seen, Integer.MAX_VALUE);

    boolean known = seen <= events && events - seen <= capacity;
    assertThat(after.isPresent()).isEqualTo(known);
    after.ifPresent(found -> assertThat(found).hasSize(events - seen));
  }
}
