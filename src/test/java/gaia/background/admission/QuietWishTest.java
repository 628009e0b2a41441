package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietWishTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant LONG = NOW.plusSeconds(1500);
  private static final QuietWish WISH = new QuietWish("mira", NOW, null);

  private static Admission.Denied denied(QuietWish wish, Optional<Instant> night) {
    return (Admission.Denied) wish.narrow(new Admission.Granted(false), LONG, night);
  }

  @Test
  void a_short_absence_starts_nothing_and_it_is_said_who_wants_that() {
    Admission.Denied denied = denied(WISH, Optional.empty());

    assertThat(denied.reason()).isEqualTo(Reason.QUIET_MODE);
    assertThat(denied.detail()).contains("mira");
    assertThat(denied.endsWhen()).isEqualTo(LONG);
  }

  @Test
  void what_a_person_wants_now_is_done_all_the_same() {
    assertThat(denied(WISH, Optional.empty()).yieldsToWish()).isTrue();
  }

  @Test
  void a_long_absence_and_the_night_are_not_touched() {
    Admission granted = new Admission.Granted(true);

    assertThat(WISH.narrow(granted, LONG, Optional.empty())).isEqualTo(granted);
  }

  @Test
  void another_reason_to_wait_stays_the_reason() {
    Admission waiting = new Admission.Denied(Reason.NOT_IDLE_YET, LONG, true);

    assertThat(WISH.narrow(waiting, LONG, Optional.empty())).isEqualTo(waiting);
  }

  @Test
  void it_ends_with_whatever_comes_first() {
    Instant night = NOW.plusSeconds(900);
    QuietWish shortWish = new QuietWish("mira", NOW, NOW.plusSeconds(60));

    assertThat(denied(WISH, Optional.of(night)).endsWhen()).isEqualTo(night);
    assertThat(denied(shortWish, Optional.of(night)).endsWhen()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void it_is_over_when_it_was_said_to_be() {
    QuietWish shortWish = new QuietWish("mira", NOW, NOW.plusSeconds(60));

    assertThat(shortWish.isOver(NOW.plusSeconds(59))).isFalse();
    assertThat(shortWish.isOver(NOW.plusSeconds(60))).isTrue();
    assertThat(WISH.isOver(LONG)).isFalse();
  }
}
