package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdmissionPolicyTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-06-01T23:00:00Z");
  private static final OvernightWindow NIGHTS =
      new OvernightWindow(true, LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC);
  private static final AdmissionPolicy POLICY =
      new AdmissionPolicy(Duration.ofSeconds(300), Duration.ofSeconds(1800), NIGHTS);

  private static Conditions idleFor(int seconds, Instant now) {
    return new Conditions(now, Duration.ofSeconds(seconds), 0, false, null, null, 1L << 40);
  }

  @Test
  void nothing_starts_before_the_idle_threshold_and_the_end_of_waiting_is_known() {
    Admission admission = POLICY.decide(idleFor(100, NOON));

    assertThat(admission)
        .isEqualTo(new Admission.Denied(Reason.NOT_IDLE_YET, NOON.plusSeconds(200), true));
  }

  @Test
  void short_tasks_start_at_the_idle_threshold() {
    assertThat(POLICY.decide(idleFor(300, NOON))).isEqualTo(new Admission.Granted(false));
  }

  @Test
  void long_tasks_start_at_the_long_idle_threshold() {
    assertThat(POLICY.decide(idleFor(1800, NOON))).isEqualTo(new Admission.Granted(true));
  }

  @Test
  void overnight_the_short_threshold_is_enough_for_long_tasks() {
    assertThat(POLICY.decide(idleFor(300, NIGHT))).isEqualTo(new Admission.Granted(true));
  }

  @Test
  void overnight_the_user_still_comes_first() {
    assertThat(POLICY.decide(idleFor(10, NIGHT))).isInstanceOf(Admission.Denied.class);
  }

  @Test
  void a_request_being_served_means_the_user_is_active() {
    Conditions busy = new Conditions(NOON, Duration.ZERO, 1, false, null, null, 1L << 40);

    assertThat(POLICY.decide(busy)).isEqualTo(new Admission.Denied(Reason.USER_ACTIVE, null, true));
  }

  @Test
  void a_pause_ends_when_it_was_said_to_end() {
    Instant end = NOON.plusSeconds(60);
    Conditions paused = new Conditions(NOON, Duration.ofDays(1), 0, true, end, null, 1L << 40);

    assertThat(POLICY.decide(paused)).isEqualTo(new Admission.Denied(Reason.PAUSED, end, true));
  }

  @Test
  void short_memory_refuses_even_what_a_person_wants_now() {
    Conditions full =
        new Conditions(NOON, Duration.ofDays(1), 0, false, null, Reason.MEMORY_SHORT, 1L << 40);

    assertThat(POLICY.decide(full))
        .isEqualTo(new Admission.Denied(Reason.MEMORY_SHORT, null, false));
  }

  @Test
  void a_full_disk_is_named_before_everything_else() {
    Conditions full =
        new Conditions(NOON, Duration.ZERO, 1, true, null, Reason.MEMORY_SHORT, 1L << 20);

    assertThat(POLICY.decide(full)).isEqualTo(new Admission.Denied(Reason.DISK_LOW, null, false));
  }

  @Property
  void longer_absence_never_closes_the_door(
      @ForAll @IntRange(max = 4000) int seconds, @ForAll @IntRange(max = 1000) int more) {
    boolean before = POLICY.decide(idleFor(seconds, NOON)) instanceof Admission.Granted;
    boolean after = POLICY.decide(idleFor(seconds + more, NOON)) instanceof Admission.Granted;

    assertThat(!before || after).isTrue();
  }
}
