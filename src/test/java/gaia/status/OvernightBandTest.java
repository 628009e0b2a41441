package gaia.status;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.admission.OvernightWindow;
import gaia.status.OvernightBand.Stretch;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OvernightBandTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void a_window_across_midnight_is_drawn_in_two_parts() {
    assertThat(band("22:30", "06:00").open())
        .containsExactly(new Stretch(0, 360), new Stretch(1350, 90));
  }

  @Test
  void a_window_until_midnight_is_drawn_in_one_part() {
    assertThat(band("22:00", "00:00").open()).containsExactly(new Stretch(1320, 120));
  }

  @Test
  void a_window_within_a_day_is_drawn_in_one_part() {
    assertThat(band("01:00", "05:00").open()).containsExactly(new Stretch(60, 240));
  }

  @Test
  void equal_ends_fill_the_day() {
    assertThat(band("06:00", "06:00").open()).containsExactly(new Stretch(0, 1440));
  }

  @Test
  void a_window_that_is_off_is_not_drawn() {
    OvernightWindow off =
        new OvernightWindow(false, LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneId.of("UTC"));

    assertThat(OvernightBand.of(off, NOON).open()).isEmpty();
  }

  @Test
  void now_is_read_from_the_wall_of_the_windows_zone() {
    OvernightWindow tokyo =
        new OvernightWindow(true, LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneId.of("Asia/Tokyo"));

    assertThat(OvernightBand.of(tokyo, NOON).now()).isEqualTo(21 * 60);
  }

  @Property
  void the_now_mark_is_in_the_drawn_part_exactly_when_the_window_is_open(
      @ForAll @IntRange(max = 1439) int start,
      @ForAll @IntRange(max = 1439) int end,
      @ForAll @IntRange(max = 1439) int now) {
    OvernightWindow window =
        new OvernightWindow(
            true,
            LocalTime.MIN.plusMinutes(start),
            LocalTime.MIN.plusMinutes(end),
            ZoneId.of("UTC"));
    Instant moment = Instant.EPOCH.plusSeconds(now * 60L);
    OvernightBand band = OvernightBand.of(window, moment);

    boolean drawn =
        band.open().stream()
            .anyMatch(part -> now >= part.start() && now < part.start() + part.length());

    assertThat(drawn).isEqualTo(window.contains(moment));
  }

  private static OvernightBand band(String start, String end) {
    return OvernightBand.of(
        new OvernightWindow(true, LocalTime.parse(start), LocalTime.parse(end), ZoneId.of("UTC")),
        NOON);
  }
}
