package gaia.analytics;

import gaia.background.FinishedWork;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** Finished tasks of one kind, of one owner and campaign, on one day. */
@Entity
@Table(name = "work_day")
@SuppressWarnings("NullAway.Init")
class WorkDay {

  @Id String id;
  String owner;
  String campaign;

  /** On the wall of the overnight window's time zone. */
  @Column(name = "work_date")
  LocalDate date;

  String type;
  long completed;
  long failed;

  /** From being queued to the first attempt, of all these tasks together. */
  @Column(name = "waited_seconds")
  double waitedSeconds;

  @Column(name = "worked_seconds")
  double workedSeconds;

  protected WorkDay() {}

  WorkDay(LocalDate date, FinishedWork.Sum first) {
    this.id = UUID.randomUUID().toString();
    this.owner = first.owner();
    this.campaign = first.campaign();
    this.date = date;
    this.type = first.type();
  }

  void add(FinishedWork.Sum sum) {
    if (sum.completed()) {
      completed += sum.count();
    } else {
      failed += sum.count();
    }
    waitedSeconds += sum.waitedSeconds();
    workedSeconds += sum.workedSeconds();
  }
}
