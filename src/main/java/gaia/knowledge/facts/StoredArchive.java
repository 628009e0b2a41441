package gaia.knowledge.facts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An archive whose claims are in. */
@Entity
@Table(name = "knowledge_archive")
@SuppressWarnings("NullAway.Init")
class StoredArchive {

  @Id
  @Column(name = "archive_id")
  String archiveId;

  String owner;
  String campaign;

  /** What the claims were read from; while it is the same there is nothing to do. */
  String fingerprint;

  int claims;
  Instant integrated;

  protected StoredArchive() {}

  StoredArchive(String archiveId, Space space) {
    this.archiveId = archiveId;
    this.owner = space.owner();
    this.campaign = space.campaign();
  }

  void read(String from, int count, Instant now) {
    fingerprint = from;
    claims = count;
    integrated = now;
  }
}
