package gaia.knowledge.structured;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.conversation.Transcript;
import gaia.files.Json;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The row of what was found in one archive; a later reading replaces an earlier one. */
@Entity
@Table(name = "extraction")
@SuppressWarnings("NullAway.Init")
class StoredExtraction {

  @Id
  @Column(name = "archive_id")
  String archiveId;

  String owner;
  String campaign;
  String extractor;
  @Nullable String model;

  @Column(name = "prompt_version")
  @Nullable String promptVersion;

  Instant extracted;
  String content;

  /** The structured archive as the house wrote it last; null where that was not kept. */
  @Nullable String written;

  protected StoredExtraction() {}

  StoredExtraction(Transcript transcript) {
    this.archiveId = transcript.archiveId();
    this.owner = transcript.owner();
    this.campaign = transcript.campaign();
  }

  final void holds(Extraction found, Instant now) {
    Origin origin = found.origin();
    extractor = origin.extractor();
    model = origin.model();
    promptVersion = origin.promptVersion();
    extracted = now.truncatedTo(ChronoUnit.MICROS);
    try {
      content = Json.mapper().writeValueAsString(found);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("extraction of archive " + archiveId, e);
    }
  }

  final void wrote(String document) {
    written = document;
  }

  Extraction extraction() {
    try {
      return Json.mapper().readValue(content, Extraction.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("extraction of archive " + archiveId, e);
    }
  }
}
