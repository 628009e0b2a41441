package gaia.digest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a person's visits: the one that goes on, and the end of the one before it. */
@Entity
@Table(name = "digest_visit")
@SuppressWarnings("NullAway.Init")
class StoredVisit {

  /** Whoever was not here for so long was away. */
  static final Duration AWAY = Duration.ofHours(4);

  @Id String owner;
  Instant seen;

  @Column(name = "away_since")
  @Nullable Instant awaySince;

  protected StoredVisit() {}

  StoredVisit(String owner, Instant now) {
    this.owner = owner;
    this.seen = now;
  }

  /** Within a visit the moment since when the person was away stays the same. */
  final void come(Instant now) {
    if (isAway(now)) {
      awaySince = seen;
    }
    if (now.isAfter(seen)) {
      seen = now;
    }
  }

  /** The end of the visit before the one at this moment; null when there was none. */
  final @Nullable Instant lastVisit(Instant now) {
    return isAway(now) ? seen : awaySince;
  }

  private boolean isAway(Instant now) {
    return Duration.between(seen, now).compareTo(AWAY) >= 0;
  }
}
