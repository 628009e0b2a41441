package gaia.conversation;

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

/** The row of a closed conversation and of how far its processing has come. */
@Entity
@SuppressWarnings("NullAway.Init")
class Archive {

  @Id String id;

  @Column(name = "conversation_id")
  String conversationId;

  String owner;
  String campaign;
  String title;

  @Enumerated(EnumType.STRING)
  ArchiveStatus status;

  String summary;
  String keywords;
  int turns;

  @Column(name = "task_id")
  @Nullable String taskId;

  @Nullable String failure;
  Instant created;
  Instant archived;
  @Nullable Instant processed;
  @Nullable Instant searchable;

  protected Archive() {}

  Archive(
      String id, Conversation conversation, String summary, List<String> keywords, Instant now) {
    this.id = id;
    this.conversationId = conversation.id;
    this.owner = conversation.owner;
    this.campaign = conversation.campaign;
    this.title = conversation.title;
    this.status = ArchiveStatus.PENDING_PROCESSING;
    this.turns = conversation.turns;
    this.created = conversation.created;
    this.archived = now;
    describe(summary, keywords);
  }

  final void describe(String summary, List<String> keywords) {
    this.summary = summary;
    try {
      this.keywords = Json.mapper().writeValueAsString(keywords);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("keywords", e);
    }
  }

  void become(ArchiveStatus status, @Nullable String failure, Instant now) {
    this.status = status;
    this.failure = failure;
    this.processed = status == ArchiveStatus.PROCESSED ? now : processed;
  }

  void processedBy(String task) {
    taskId = task;
  }

  void becomeSearchable(Instant now) {
    searchable = now;
  }

  List<String> keywordList() {
    return keywordList(keywords);
  }

  /**
   * @param keywords as they are stored: a JSON array
   */
  static List<String> keywordList(String keywords) {
    try {
      return List.of(Json.mapper().readValue(keywords, String[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("keywords of an archive: " + keywords, e);
    }
  }

  ArchiveView view() {
    return new ArchiveView(
        id,
        conversationId,
        owner,
        campaign,
        title,
        status,
        summary,
        keywordList(),
        turns,
        taskId,
        failure,
        created,
        archived,
        processed,
        searchable);
  }
}
