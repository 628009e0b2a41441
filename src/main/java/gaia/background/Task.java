package gaia.background;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import gaia.files.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the queue. Every change is one of the methods below; none checks the lease. */
@Entity
@SuppressWarnings("NullAway.Init")
class Task {

  private static final int LONGEST_ERROR = 4000;

  @Id String id;
  String type;
  String subject;

  @Column(name = "open_key")
  @Nullable String openKey;

  String owner;
  String campaign;

  @Enumerated(EnumType.STRING)
  TaskState state;

  int priority;

  @Enumerated(EnumType.ORDINAL)
  Lane lane;

  /** Microseconds: the rank of a waiting task, the moment of a due or finished one. */
  long place;

  @Column(name = "age_rank")
  long ageRank;

  @Column(name = "delay_millis")
  long delayMillis;

  @Column(name = "long_idle")
  boolean longIdle;

  @Column(name = "run_now")
  boolean runNow;

  @Column(name = "cancel_requested")
  boolean cancelRequested;

  int attempts;
  int interruptions;

  @Column(name = "max_attempts")
  int maxAttempts;

  @Column(name = "lease_token")
  long leaseToken;

  @Column(name = "lease_owner")
  @Nullable String leaseOwner;

  @Column(name = "not_before")
  Instant notBefore;

  String data;

  @Column(name = "checkpoint_data")
  @Nullable String checkpoint;

  double progress;

  @Column(name = "progress_note")
  @Nullable String progressNote;

  @Enumerated(EnumType.STRING)
  @Column(name = "stop_reason")
  @Nullable StopReason stopReason;

  @Nullable String error;
  @Nullable String result;
  Instant created;

  @Column(name = "last_attempt")
  @Nullable Instant lastAttempt;

  @Nullable Instant finished;

  /** The trace of what queued it. */
  @Column(name = "trace_parent")
  @Nullable String traceParent;

  protected Task() {}

  Task(
      String id,
      NewTask wanted,
      TaskHandler handler,
      BackgroundProcessorConfig config,
      Instant now) {
    this.id = id;
    this.type = wanted.type();
    this.subject = wanted.subject();
    this.openKey = openKey(wanted.type(), wanted.subject());
    this.owner = wanted.owner();
    this.campaign = wanted.campaign();
    this.state = TaskState.PENDING;
    this.priority = handler.priority(config);
    this.longIdle = handler.needsLongIdle();
    this.maxAttempts = config.maxAttempts();
    this.notBefore = now;
    this.data = write(wanted.data());
    this.created = now;
    this.ageRank = new Aging(config.queue().aging()).rank(priority, now);
    queueUp();
  }

  /** What queued it goes on in this trace. */
  void cameFrom(@Nullable String trace) {
    traceParent = trace;
  }

  static String openKey(String type, String subject) {
    return type + ":" + subject;
  }

  /** A worker takes the task. Each claim has a token of its own. */
  void claim(String server, Instant now) {
    state = TaskState.PROCESSING;
    lane = Lane.RUNNING;
    place = ageRank;
    leaseToken++;
    leaseOwner = server;
    lastAttempt = now;
    stopReason = null;
  }

  boolean isHeldUnder(Lease lease) {
    return state == TaskState.PROCESSING && leaseToken == lease.token();
  }

  void advance(double fraction, String note, String newCheckpoint) {
    progress = Math.min(1, Math.max(0, fraction));
    progressNote = note;
    checkpoint = newCheckpoint;
  }

  /** A person does not want the task any more; its worker ends it. */
  void requestCancel() {
    cancelRequested = true;
  }

  /** A person wants the task now. */
  void hurry(Instant now) {
    runNow = true;
    notBefore = now;
    queueUp();
  }

  void reprioritise(int newPriority, Aging aging) {
    priority = newPriority;
    ageRank = aging.rank(newPriority, created);
    if (lane == Lane.WISHED || lane == Lane.READY || lane == Lane.READY_LONG) {
      place = ageRank;
    }
  }

  /** One attempt is over without a verdict: the task waits for its next turn. */
  void release(@Nullable StopReason why, Instant now) {
    state = TaskState.PENDING;
    stopReason = why;
    notBefore = now;
    leaseOwner = null;
    queueUp();
  }

  /** Ready from now on. */
  private void queueUp() {
    lane = runNow ? Lane.WISHED : longIdle ? Lane.READY_LONG : Lane.READY;
    place = ageRank;
    delayMillis = 0;
  }

  /** The time to back off is over. */
  void promote() {
    queueUp();
  }

  /** Waits its whole time from now on, because the clock was set back. */
  void backOffAnew(Instant now) {
    backOff(Duration.ofMillis(delayMillis), now);
  }

  private void backOff(Duration delay, Instant now) {
    release(stopReason, now.plus(delay));
    lane = Lane.BACKING_OFF;
    place = Aging.micros(notBefore);
    delayMillis = delay.toMillis();
  }

  /** Nothing was wrong, but the work cannot be done yet. */
  void postpone(String why, Duration delay, Instant now) {
    progressNote = why;
    backOff(delay, now);
  }

  /** One attempt failed: it is charged, and the task waits or is given up. */
  boolean failAttempt(String cause, RetryPolicy policy, Instant now) {
    attempts++;
    error = shortened(cause);
    if (attempts >= maxAttempts) {
      finish(TaskState.FAILED, now);
      return true;
    }
    backOff(policy.delayAfter(attempts), now);
    return false;
  }

  /** The server died during an attempt. Three such deaths are a verdict. */
  boolean interrupted(Instant now) {
    interruptions++;
    if (interruptions >= maxAttempts) {
      error =
          "The server ended without warning %d times while this task ran.".formatted(interruptions);
      finish(TaskState.FAILED, now);
      return true;
    }
    release(StopReason.INTERRUPTED, now);
    return false;
  }

  void giveUp(String cause, Instant now) {
    attempts++;
    error = shortened(cause);
    finish(TaskState.FAILED, now);
  }

  void complete(Map<String, Object> outcome, Instant now) {
    attempts++;
    result = write(outcome);
    error = null;
    progress = 1;
    finish(TaskState.COMPLETED, now);
  }

  void cancel(Instant now) {
    stopReason = StopReason.CANCELLED;
    finish(TaskState.CANCELLED, now);
  }

  /** A person wants another try: the count starts anew. */
  void retry(Instant now) {
    openKey = openKey(type, subject);
    attempts = 0;
    interruptions = 0;
    cancelRequested = false;
    finished = null;
    error = null;
    release(null, now);
  }

  private void finish(TaskState end, Instant now) {
    state = end;
    openKey = null;
    finished = now;
    runNow = false;
    if (end != TaskState.CANCELLED) {
      stopReason = null;
    }
    leaseOwner = null;
    lane = end == TaskState.COMPLETED ? Lane.COMPLETED : Lane.GIVEN_UP;
    place = Aging.micros(now);
  }

  /** The attempt began later than the claim, because others of its bundle came first. */
  void began(Instant moment) {
    lastAttempt = moment;
  }

  /** The attempt that is under way. */
  Optional<AttemptView> attempt() {
    return state == TaskState.PROCESSING && lastAttempt != null
        ? Optional.of(new AttemptView(attempts + 1, lastAttempt, null, null, null, null))
        : Optional.empty();
  }

  TaskView view() {
    return new TaskView(
        id,
        type,
        subject,
        owner,
        campaign,
        state,
        priority,
        created,
        readData(),
        attempts,
        maxAttempts,
        lastAttempt,
        state == TaskState.PENDING ? notBefore : null,
        finished,
        progress,
        progressNote,
        stopReason,
        error,
        readResult());
  }

  Map<String, String> readData() {
    return read(data, new TypeReference<Map<String, String>>() {});
  }

  private Map<String, Object> readResult() {
    return result == null ? Map.of() : read(result, new TypeReference<Map<String, Object>>() {});
  }

  static String write(Map<String, ?> values) {
    try {
      return Json.mapper().writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("task data must be plain values", e);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("task data in the database is not JSON", e);
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }
}
