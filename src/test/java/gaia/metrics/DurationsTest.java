package gaia.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DurationsTest {

  private final Durations durations = new Durations("x_seconds");

  private double value(String name, Map<String, String> labels) {
    return durations.figures().stream()
        .filter(figure -> figure.name().equals(name) && figure.labels().equals(labels))
        .mapToDouble(Figure::value)
        .findFirst()
        .orElse(-1);
  }

  @Test
  void a_bucket_holds_all_that_took_no_longer_than_its_bound() {
    for (long millis : List.of(1L, 3L, 60L, 700_000L)) {
      durations.add(Map.of("type", "t"), Duration.ofMillis(millis));
    }

    assertThat(value("x_seconds_bucket", Map.of("type", "t", "le", "0.001"))).isEqualTo(1);
    assertThat(value("x_seconds_bucket", Map.of("type", "t", "le", "0.005"))).isEqualTo(2);
    assertThat(value("x_seconds_bucket", Map.of("type", "t", "le", "600"))).isEqualTo(3);
    assertThat(value("x_seconds_bucket", Map.of("type", "t", "le", "+Inf"))).isEqualTo(4);
    assertThat(value("x_seconds_count", Map.of("type", "t"))).isEqualTo(4);
    assertThat(value("x_seconds_sum", Map.of("type", "t"))).isEqualTo(700.064);
  }

  @Test
  void each_set_of_labels_is_counted_by_itself() {
    durations.add(Map.of("type", "a"), Duration.ofMillis(1));
    durations.add(Map.of("type", "b"), Duration.ofMillis(1));

    assertThat(value("x_seconds_count", Map.of("type", "a"))).isEqualTo(1);
    assertThat(value("x_seconds_count", Map.of("type", "b"))).isEqualTo(1);
  }
}
