package gaia.background;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The wish of a person that no background work starts; at most one row exists. */
@Entity
@SuppressWarnings("NullAway.Init")
class Pause {

  static final int ONLY = 1;

  @Id int id = ONLY;

  @Column(name = "by_whom")
  String byWhom;

  Instant since;
  @Nullable Instant until;

  protected Pause() {}

  Pause(String byWhom, Instant since, @Nullable Instant until) {
    this.byWhom = byWhom;
    this.since = since;
    this.until = until;
  }

  String sentence() {
    return until == null
        ? "Paused by %s until somebody resumes it.".formatted(byWhom)
        : "Paused by %s until %s.".formatted(byWhom, until);
  }

  boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }
}
