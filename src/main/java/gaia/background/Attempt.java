package gaia.background;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try at a task that is over, kept for the record: who tried, when, and how it ended. */
@Entity
@Table(name = "task_attempt")
@SuppressWarnings("NullAway.Init")
class Attempt {

  @Id String id;

  @Column(name = "task_id")
  String taskId;

  String owner;
  String campaign;
  int attempt;
  String server;
  Instant started;
  @Nullable Instant ended;
  @Nullable String outcome;

  @Enumerated(EnumType.STRING)
  @Nullable StopReason reason;

  @Nullable String error;

  protected Attempt() {}

  /** The attempt that a running task is in. */
  Attempt(String id, Task task) {
    this.id = id;
    this.taskId = task.id;
    this.owner = task.owner;
    this.campaign = task.campaign;
    this.attempt = task.attempts + 1;
    this.server = requireNonNull(task.leaseOwner);
    this.started = requireNonNull(task.lastAttempt);
  }

  void end(String outcome, @Nullable StopReason reason, @Nullable String error, Instant now) {
    this.ended = now;
    this.outcome = outcome;
    this.reason = reason;
    this.error = error;
  }

  void began(Instant moment) {
    started = moment;
  }

  /** One that was claimed in a bundle and given back before its turn has not happened. */
  boolean isOver() {
    return outcome != null;
  }

  AttemptView view() {
    return new AttemptView(attempt, started, ended, outcome, reason, error);
  }
}
