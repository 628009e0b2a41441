package gaia.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.files.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of an erasure: its receipt once it is done. Holds ids and numbers, no content. */
@Entity
@SuppressWarnings("NullAway.Init")
class Erasure {

  @Id String id;
  String owner;
  String campaign;

  @Column(name = "conversation_id")
  String conversationId;

  @Column(name = "archive_id")
  @Nullable String archiveId;

  @Column(name = "task_id")
  @Nullable String taskId;

  @Enumerated(EnumType.STRING)
  ErasureState state;

  String held;
  @Nullable String failure;
  Instant requested;
  @Nullable Instant finished;

  protected Erasure() {}

  Erasure(String id, ErasureSubject subject, List<Holding> held, Instant now) {
    this.id = id;
    this.owner = subject.owner();
    this.campaign = subject.campaign();
    this.conversationId = subject.conversationId();
    this.archiveId = subject.archiveId();
    this.state = ErasureState.RUNNING;
    this.requested = now;
    try {
      this.held = Json.mapper().writeValueAsString(held);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("numbers of an erasure", e);
    }
  }

  void doneBy(String task) {
    taskId = task;
  }

  /** Nothing is left. */
  void complete(Instant now) {
    state = ErasureState.DONE;
    failure = null;
    finished = now;
  }

  /** It was given up; what is left is still there, and a retry of its task goes on. */
  void giveUp(String cause) {
    state = ErasureState.FAILED;
    failure = cause;
  }

  ErasureSubject subject() {
    return new ErasureSubject(owner, campaign, conversationId, archiveId);
  }

  ErasureReceipt receipt() {
    try {
      return new ErasureReceipt(
          id,
          campaign,
          conversationId,
          archiveId,
          taskId,
          state,
          List.of(Json.mapper().readValue(held, Holding[].class)),
          failure,
          requested,
          finished);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers of erasure " + id, e);
    }
  }
}
