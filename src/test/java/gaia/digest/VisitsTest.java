package gaia.digest;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisitsTest {

  private final SettableClock clock = new SettableClock();
  private final Visits visits = new Visits();

  @BeforeEach
  void wire() {
    Map<String, StoredVisit> rows = new HashMap<>();
    visits.clock = clock;
    visits.visits =
        new VisitRepository() {
          @Override
          Optional<StoredVisit> find(String owner) {
            return Optional.ofNullable(rows.get(owner));
          }

          @Override
          void insert(StoredVisit visit) {
            rows.put(visit.owner, visit);
          }
        };
  }

  @Test
  void the_first_visit_tells_of_the_week_before() {
    visits.come("ann");

    assertThat(visits.since("ann")).isEqualTo(clock.instant().minus(Duration.ofDays(7)));
  }

  @Test
  void after_an_absence_it_tells_since_the_last_look() {
    visits.come("ann");
    clock.move(Duration.ofHours(1));
    visits.come("ann");
    Instant left = clock.instant();
    clock.move(Duration.ofDays(30));

    assertThat(visits.since("ann")).isEqualTo(left);
    visits.come("ann");
    assertThat(visits.since("ann")).isEqualTo(left);
  }

  @Test
  void looking_again_within_a_visit_tells_the_same() {
    visits.come("ann");
    Instant left = clock.instant();
    clock.move(Duration.ofDays(3));
    visits.come("ann");
    clock.move(Duration.ofHours(3));
    visits.come("ann");
    clock.move(Duration.ofHours(3));

    assertThat(visits.since("ann")).isEqualTo(left);
  }

  @Test
  void everybody_has_visits_of_their_own() {
    visits.come("ann");
    clock.move(Duration.ofDays(30));

    assertThat(visits.since("tom")).isEqualTo(clock.instant().minus(Duration.ofDays(7)));
  }
}
