package gaia.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** One campaign, shared with one person. */
@Entity
@Table(name = "campaign_share")
@SuppressWarnings("NullAway.Init")
class CampaignShare {

  @Id String id;
  String owner;
  String campaign;
  String person;

  @Column(name = "may_write")
  boolean mayWrite;

  Instant granted;

  protected CampaignShare() {}

  CampaignShare(SharedCampaign shared, String person, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.owner = shared.owner();
    this.campaign = shared.campaign();
    this.person = person;
    this.granted = now.truncatedTo(ChronoUnit.MICROS);
  }

  void allow(boolean writing) {
    mayWrite = writing;
  }

  SharedCampaign shared() {
    return new SharedCampaign(owner, campaign);
  }
}
