package gaia.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Since when a person was away. A visit lasts while the person looks again within four hours. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Visits {

  /** What somebody who was never here is told about. */
  private static final Duration FIRST = Duration.ofDays(7);

  @Inject VisitRepository visits;
  @Inject Clock clock;

  /** The person looks at the digest. */
  public void come(String owner) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    visits
        .find(owner)
        .ifPresentOrElse(
            visit -> visit.come(now), () -> visits.insert(new StoredVisit(owner, now)));
  }

  /** When the person was here last, before this visit; a week ago for the first visit. */
  public Instant since(String owner) {
    Instant now = clock.instant();
    return visits.find(owner).map(visit -> visit.lastVisit(now)).orElseGet(() -> now.minus(FIRST));
  }
}
