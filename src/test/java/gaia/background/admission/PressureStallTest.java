package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressureStallTest {

  private static final String FULL = "full avg10=0.00 avg60=0.00 avg300=0.00 total=7\n";

  @TempDir Path folder;

  private Path total(long micros) throws IOException {
    return Files.writeString(
        folder.resolve("memory"),
        "some avg10=1.50 avg60=0.00 avg300=0.00 total=" + micros + "\n" + FULL);
  }

  @Test
  void the_share_is_what_was_lost_between_two_readings() throws IOException {
    PressureStall stall = new PressureStall(List.of(total(1_000)));
    assertThat(stall.next(0)).isEmpty();
    total(251_000);

    assertThat(stall.next(1_000_000_000L).getAsDouble()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void a_system_that_does_not_tell_has_no_figure() {
    PressureStall stall = new PressureStall(List.of(folder.resolve("missing")));
    stall.next(0);

    assertThat(stall.next(1_000_000_000L)).isEmpty();
  }

  @Test
  void the_nearer_file_counts() throws IOException {
    Path near = Files.writeString(folder.resolve("near"), "some total=5\n");
    PressureStall stall = new PressureStall(List.of(near, total(1_000_000)));
    stall.next(0);
    total(2_000_000);

    assertThat(stall.next(1_000_000_000L)).hasValue(0);
  }

  @Property(tries = 300)
  void no_text_is_too_strange(@ForAll String text) {
    assertThat(PressureStall.parse("some " + text).orElse(0)).isNotNegative();
  }
}
