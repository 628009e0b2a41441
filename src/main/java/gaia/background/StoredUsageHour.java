package gaia.background;

import gaia.background.admission.UsageHour;
import gaia.background.admission.UsageWeek;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One hour of the week in the database. */
@Entity
@Table(name = "usage_hour")
@SuppressWarnings("NullAway.Init")
class StoredUsageHour {

  /** 1 is Monday from 0 to 1 h, 168 the last hour of Sunday; a key of 0 would count as none. */
  @Id
  @Column(name = "hour_of_week")
  int hourOfWeek;

  double active;
  double observed;

  @Column(name = "first_hour")
  Instant firstHour;

  @Column(name = "last_hour")
  Instant lastHour;

  @Column(name = "last_minutes")
  int lastMinutes;

  protected StoredUsageHour() {}

  StoredUsageHour(int hourOfWeek, Instant firstHour) {
    this.hourOfWeek = hourOfWeek;
    this.firstHour = firstHour;
    take(UsageHour.unseen());
  }

  /**
   * The key of a cell.
   *
   * @param cell 0 is Monday from 0 to 1 h
   */
  static int keyOf(int cell) {
    return cell + 1;
  }

  int cell() {
    return hourOfWeek - 1;
  }

  void add(Instant hour, int activeMinutes, int observedMinutes) {
    take(
        new UsageHour(active, observed, lastHour, lastMinutes)
            .plus(hour, activeMinutes, observedMinutes));
  }

  private void take(UsageHour counted) {
    active = counted.active();
    observed = counted.observed();
    lastHour = counted.lastHour();
    lastMinutes = counted.lastMinutes();
  }

  UsageWeek.Cell view() {
    return new UsageWeek.Cell(active, observed);
  }
}
