package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OvernightWindowTest {

  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2041-01-01T00:00:00Z");
  private static final int DAY = 1440;

  @Test
  void the_first_moment_is_inside_and_the_last_is_outside() {
    OvernightWindow window = window("22:30", "06:00", "UTC");

    assertThat(window.contains(utc("22:29:59.999"))).isFalse();
    assertThat(window.contains(utc("22:30"))).isTrue();
    assertThat(window.contains(utc("00:00"))).isTrue();
    assertThat(window.contains(utc("05:59:59.999"))).isTrue();
    assertThat(window.contains(utc("06:00"))).isFalse();
  }

  @Test
  void the_next_opening_is_today_or_tomorrow_on_the_wall() {
    OvernightWindow window = window("22:30", "06:00", "Europe/Berlin");

    assertThat(window.nextOpening(utc("12:00"))).contains(utc("21:30"));
    assertThat(window.nextOpening(utc("21:30"))).contains(utc("21:30").plusSeconds(86_400));
    assertThat(window("08:00", "08:00", "UTC").nextOpening(utc("12:00"))).isEmpty();
  }

  @Test
  void a_window_within_one_day_does_not_cross_midnight() {
    OvernightWindow window = window("01:00", "05:00", "UTC");

    assertThat(window.contains(utc("03:00"))).isTrue();
    assertThat(window.contains(utc("00:30"))).isFalse();
    assertThat(window.contains(utc("23:00"))).isFalse();
  }

  @Test
  void the_clock_on_the_wall_of_the_zone_counts() {
    assertThat(window("22:00", "06:00", "Asia/Kolkata").contains(utc("16:30"))).isTrue();
    assertThat(window("22:00", "06:00", "Asia/Kolkata").contains(utc("16:29"))).isFalse();
  }

  @Test
  void a_skipped_hour_makes_the_window_shorter_and_a_repeated_one_longer() {
    OvernightWindow window = window("02:00", "03:00", "Europe/Berlin");

    assertThat(minutesInside(window, "2026-03-29T00:00:00Z")).isZero();
    assertThat(minutesInside(window, "2026-10-25T00:00:00Z")).isEqualTo(120);
    assertThat(minutesInside(window, "2026-11-22T00:00:00Z")).isEqualTo(60);
  }

  @Property(tries = 500)
  void equal_ends_mean_all_day(
      @ForAll @IntRange(max = 1439) int minute, @ForAll @IntRange(max = 1439) int moment) {
    LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
    OvernightWindow window = new OvernightWindow(true, time, time, ZoneOffset.UTC);

    assertThat(window.contains(FROM.plusSeconds(moment * 60L))).isTrue();
  }

  @Property(tries = 500)
  void swapping_the_ends_gives_the_rest_of_the_day(
      @ForAll @IntRange(max = 1439) int start,
      @ForAll @IntRange(max = 1439) int end,
      @ForAll @IntRange(max = 1439) int moment) {
    LocalTime from = LocalTime.ofSecondOfDay(start * 60L);
    LocalTime to = LocalTime.ofSecondOfDay(end * 60L);
    Instant time = FROM.plusSeconds(moment * 60L);
    boolean inside = new OvernightWindow(true, from, to, ZoneOffset.UTC).contains(time);
    boolean insideRest = new OvernightWindow(true, to, from, ZoneOffset.UTC).contains(time);

    assertThat(inside ^ insideRest).isEqualTo(start != end);
  }

  @Test
  void a_window_that_is_off_is_never_open() {
    assertThat(
            new OvernightWindow(false, LocalTime.MIN, LocalTime.MIN, ZoneOffset.UTC).contains(FROM))
        .isFalse();
  }

  /** Crossing midnight, within the hours that change, all day, a minute, and all but a minute. */
  private static final String[][] WINDOWS = {
    {"22:30", "06:00"},
    {"01:30", "02:30"},
    {"02:00", "02:00"},
    {"02:59", "03:00"},
    {"00:01", "00:00"}
  };

  @Example
  void around_every_clock_change_of_every_zone_only_the_wall_clock_decides() {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (String id : ZoneId.getAvailableZoneIds()) {
      List<Instant> moments = momentsAroundChanges(ZoneId.of(id));
      for (String[] ends : WINDOWS) {
        OvernightWindow window = window(ends[0], ends[1], id);
        boolean[] inside = minutesInside(ends[0], ends[1]);
        for (Instant moment : moments) {
          checked++;
          if (window.contains(moment) != inside[minuteOnTheWall(moment, window.zone())]) {
            wrong.add(id + " " + ends[0] + "-" + ends[1] + " " + moment);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(5_000_000);
  }

  /** The minutes of a day that a window holds, counted out from its start to its end. */
  private static boolean[] minutesInside(String start, String end) {
    boolean[] inside = new boolean[DAY];
    int last = LocalTime.parse(end).toSecondOfDay() / 60;
    int minute = LocalTime.parse(start).toSecondOfDay() / 60;
    do {
      inside[minute] = true;
      minute = (minute + 1) % DAY;
    } while (minute != last);
    return inside;
  }

  /** Every minute from two hours before to two hours after, and a day apart on both sides. */
  private static List<Instant> momentsAroundChanges(ZoneId zone) {
    List<Instant> moments = new ArrayList<>();
    ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
    while (change != null && change.getInstant().isBefore(UNTIL)) {
      for (int minutes = -120; minutes <= 120; minutes++) {
        moments.add(change.getInstant().plusSeconds(minutes * 60L));
      }
      moments.add(change.getInstant().minusSeconds(DAY * 60L));
      moments.add(change.getInstant().plusSeconds(DAY * 60L));
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return moments;
  }

  /** Worked out from the offset alone, without the calendar of the code under test. */
  private static int minuteOnTheWall(Instant moment, ZoneId zone) {
    long local = moment.getEpochSecond() + zone.getRules().getOffset(moment).getTotalSeconds();
    return (int) (Math.floorMod(local, 86_400L) / 60);
  }

  private static int minutesInside(OvernightWindow window, String day) {
    Instant start = Instant.parse(day);
    int inside = 0;
    for (int minute = 0; minute < 1440; minute++) {
      if (window.contains(start.plusSeconds(minute * 60L))) {
        inside++;
      }
    }
    return inside;
  }

  private static Instant utc(String time) {
    return LocalDateTime.parse("2026-11-22T" + time).toInstant(ZoneOffset.UTC);
  }

  private static OvernightWindow window(String start, String end, String zone) {
    return new OvernightWindow(true, LocalTime.parse(start), LocalTime.parse(end), ZoneId.of(zone));
  }
}
