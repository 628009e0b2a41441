package gaia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTooSlowTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, false",
    "1, 19, false",
    "1, 21, true",
    "10400, 21, true",
    "10600, 21, false",
    "60000, 100, false",
    "40000, 100, true"
  })
  void a_body_has_to_bring_500_bytes_a_second_after_the_first_20(
      long bytes, long seconds, boolean tooSlow) {
    assertThat(BodyTooSlow.isReached(bytes, seconds * 1_000_000_000L)).isEqualTo(tooSlow);
  }

  @Test
  void it_is_told_as_a_timeout_of_the_request() {
    assertThat(Problems.of(new IOException(new BodyTooSlow())).status()).isEqualTo(408);
  }
}
