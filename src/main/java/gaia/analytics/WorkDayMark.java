package gaia.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Up to when finished work has been added up. */
@Entity
@Table(name = "work_day_mark")
@SuppressWarnings("NullAway.Init")
class WorkDayMark {

  static final int ONLY = 1;

  @Id int id;

  @Column(name = "added_until")
  Instant addedUntil;

  protected WorkDayMark() {}

  void moveTo(Instant moment) {
    addedUntil = moment;
  }
}
