package gaia.lora;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An archive that an adapter was trained on. */
@Entity
@Table(name = "lora_source")
@SuppressWarnings("NullAway.Init")
class StoredSource {

  @Id String id;

  @Column(name = "adapter_id")
  String adapterId;

  @Column(name = "archive_id")
  String archiveId;

  String owner;
  String campaign;

  protected StoredSource() {}

  StoredSource(StoredAdapter adapter, String archiveId) {
    this.id = adapter.id + "/" + archiveId;
    this.adapterId = adapter.id;
    this.archiveId = archiveId;
    this.owner = adapter.owner;
    this.campaign = adapter.campaign;
  }
}
