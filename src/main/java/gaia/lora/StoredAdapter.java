package gaia.lora;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.files.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of an adapter. */
@Entity
@Table(name = "lora_adapter")
@SuppressWarnings("NullAway.Init")
class StoredAdapter {

  @Id String id;
  String owner;
  String campaign;
  int version;

  @Enumerated(EnumType.STRING)
  AdapterState state;

  @Column(name = "base_model")
  String baseModel;

  @Column(name = "base_sha256")
  String baseSha256;

  String settings;
  int things;
  int examples;
  long tokens;

  @Column(name = "bytes_needed")
  long bytesNeeded;

  int steps;

  @Column(name = "steps_done")
  int stepsDone;

  @Column(name = "worked_seconds")
  double workedSeconds;

  String losses;
  @Nullable String report;

  @Column(name = "last_loss")
  @Nullable Double lastLoss;

  @Column(name = "learned_before")
  @Nullable Double learnedBefore;

  @Column(name = "learned_after")
  @Nullable Double learnedAfter;

  @Nullable String reason;

  @Column(name = "task_id")
  @Nullable String taskId;

  Instant created;
  @Nullable Instant finished;
  @Nullable Instant activated;

  protected StoredAdapter() {}

  StoredAdapter(String id, NewAdapter wanted, int version, Instant now) {
    this.id = id;
    this.owner = wanted.owner();
    this.campaign = wanted.campaign();
    this.version = version;
    this.state = AdapterState.TRAINING;
    this.baseModel = wanted.baseModel();
    this.baseSha256 = wanted.baseSha256();
    this.settings = json(wanted.settings());
    this.things = wanted.things();
    this.examples = wanted.examples();
    this.tokens = wanted.tokens();
    this.bytesNeeded = wanted.bytesNeeded();
    this.steps = wanted.steps();
    this.losses = "[]";
    this.taskId = wanted.taskId();
    this.created = now;
  }

  private static String json(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("plain values of an adapter", e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of an adapter", e);
    }
  }

  void progressed(List<Double> all, double seconds) {
    stepsDone = all.size();
    workedSeconds += seconds;
    losses = json(LossCurve.thinned(all));
    lastLoss = all.isEmpty() ? null : all.get(all.size() - 1);
  }

  void examined(Evaluation evaluation, Instant now) {
    state = evaluation.published() ? AdapterState.TRAINED : AdapterState.REJECTED;
    reason = evaluation.published() ? null : String.join("; ", evaluation.reasons());
    report = json(evaluation);
    learnedBefore = evaluation.before().learned();
    learnedAfter = evaluation.after().learned();
    finished = now;
  }

  void fail(String cause, Instant now) {
    state = AdapterState.FAILED;
    reason = cause;
    finished = now;
  }

  void activate(Evaluation.Probe probe, Instant now) {
    state = AdapterState.ACTIVE;
    activated = now;
    Evaluation known = evaluation();
    report = known == null ? null : json(known.with(probe));
  }

  void deactivate() {
    state = AdapterState.TRAINED;
  }

  /** The answer to the probe may hold what is erased, so it goes as well. */
  void withdraw(String why, Instant now) {
    state = AdapterState.WITHDRAWN;
    reason = why;
    finished = finished == null ? now : finished;
    Evaluation known = evaluation();
    report =
        known == null
            ? null
            : json(
                new Evaluation(
                    known.before(),
                    known.after(),
                    known.published(),
                    known.reasons(),
                    known.questions(),
                    null));
  }

  @Nullable Evaluation evaluation() {
    return report == null ? null : read(report, Evaluation.class);
  }

  AdapterView view() {
    return new AdapterView(
        id,
        campaign,
        version,
        state,
        baseModel,
        baseSha256,
        read(settings, AdapterSettings.class),
        things,
        examples,
        new AdapterView.Resources(tokens, bytesNeeded, workedSeconds),
        steps,
        stepsDone,
        List.of(read(losses, LossCurve.Point[].class)),
        evaluation(),
        reason,
        taskId,
        created,
        finished,
        activated);
  }
}
