package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.admission.Admission;
import gaia.background.admission.Reason;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SituationTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(900);
  private static final Admission GRANTED = new Admission.Granted(false);
  private static final Optional<Instant> DUE = Optional.of(NOW);
  private static final Optional<Instant> NONE = Optional.empty();

  private static Situation of(
      boolean working, Admission admission, Optional<Instant> ordinary, Optional<Instant> any) {
    return Situation.of(facts(working, admission, ordinary, any));
  }

  private static Situation.Facts facts(
      boolean working, Admission admission, Optional<Instant> ordinary, Optional<Instant> any) {
    return new Situation.Facts(
        working, admission, ordinary, any, NOW, true, new Situation.Waits(LATER, NONE, NONE));
  }

  @Test
  void a_running_task_is_work() {
    assertThat(of(true, GRANTED, NONE, NONE).reason()).isEqualTo(Reason.WORKING);
  }

  @Test
  void an_empty_queue_means_nothing_to_do_whoever_is_there() {
    Admission active = new Admission.Denied(Reason.USER_ACTIVE, null, true);

    assertThat(of(false, active, NONE, NONE).reason()).isEqualTo(Reason.NOTHING_TO_DO);
  }

  @Test
  void a_pause_is_shown_even_when_there_is_nothing_to_do() {
    Admission paused = new Admission.Denied(Reason.PAUSED, LATER, true);

    assertThat(of(false, paused, NONE, NONE)).isEqualTo(new Situation(Reason.PAUSED, NOW, LATER));
  }

  @Test
  void waiting_work_is_explained_by_what_keeps_it_out() {
    Admission early = new Admission.Denied(Reason.NOT_IDLE_YET, LATER, true);

    assertThat(of(false, early, DUE, DUE).reason()).isEqualTo(Reason.NOT_IDLE_YET);
  }

  @Test
  void only_long_tasks_left_wait_for_long_idleness() {
    assertThat(of(false, GRANTED, NONE, DUE))
        .isEqualTo(new Situation(Reason.WAITING_LONG_IDLE, NOW, LATER));
  }

  @Test
  void tasks_that_failed_before_back_off_until_their_time() {
    assertThat(of(false, GRANTED, Optional.of(LATER), Optional.of(LATER)))
        .isEqualTo(new Situation(Reason.BACKING_OFF, NOW, LATER));
  }

  @Test
  void since_is_kept_while_the_reason_stays() {
    Situation earlier = new Situation(Reason.WORKING, NOW.minusSeconds(60), null);

    Situation next = earlier.next(facts(true, GRANTED, DUE, DUE));

    assertThat(next.since()).isEqualTo(NOW.minusSeconds(60));
  }

  @Test
  void long_tasks_wait_until_the_night_when_that_comes_first() {
    Instant night = NOW.plusSeconds(60);
    var facts =
        new Situation.Facts(
            false,
            GRANTED,
            NONE,
            DUE,
            NOW,
            true,
            new Situation.Waits(LATER, Optional.of(night), NONE));

    assertThat(Situation.of(facts)).isEqualTo(new Situation(Reason.WAITING_LONG_IDLE, NOW, night));
  }

  @Test
  void long_tasks_wait_for_learned_quiet_hours_where_those_have_a_say() {
    Instant quiet = NOW.plusSeconds(120);
    Instant night = NOW.plusSeconds(600);
    var facts =
        new Situation.Facts(
            false,
            GRANTED,
            NONE,
            DUE,
            NOW,
            true,
            new Situation.Waits(LATER, Optional.of(night), Optional.of(quiet)));

    assertThat(Situation.of(facts))
        .isEqualTo(new Situation(Reason.WAITING_QUIET_HOURS, NOW, quiet));
  }

  @Test
  void work_without_a_living_worker_is_said_so() {
    var facts =
        new Situation.Facts(
            false, GRANTED, DUE, DUE, NOW, false, new Situation.Waits(LATER, NONE, NONE));

    assertThat(Situation.of(facts).reason()).isEqualTo(Reason.NO_WORKER);
  }

  @Test
  void what_is_particular_to_a_reason_is_handed_on() {
    Admission paused = new Admission.Denied(Reason.PAUSED, LATER, true, "Paused by mira.");

    assertThat(of(false, paused, DUE, DUE).detail()).isEqualTo("Paused by mira.");
  }
}
