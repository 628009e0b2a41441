package gaia.background;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the history of reasons: why one server worked or waited, from when to when. */
@Entity
@Table(name = "reason_period")
@SuppressWarnings("NullAway.Init")
class ReasonPeriod {

  private static final int LONGEST_DETAIL = 500;

  @Id String id;
  String server;
  String reason;
  @Nullable String detail;
  Instant since;

  /** Written every minute, so that the end is known by a minute after a death without warning. */
  @Column(name = "last_seen")
  Instant lastSeen;

  @Nullable Instant until;

  protected ReasonPeriod() {}

  ReasonPeriod(String server, Situation situation, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.server = server;
    this.reason = situation.reason().name();
    this.since = situation.since();
    describe(situation.detail());
    this.lastSeen = now;
  }

  final void describe(@Nullable String newDetail) {
    boolean tooLong = newDetail != null && newDetail.length() > LONGEST_DETAIL;
    detail = tooLong && newDetail != null ? newDetail.substring(0, LONGEST_DETAIL) : newDetail;
  }

  void seen(Instant now) {
    lastSeen = now;
  }

  void end(Instant moment) {
    until = moment;
    lastSeen = moment;
  }
}
