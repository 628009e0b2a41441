package gaia.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which campaigns are shared with whom, in the database. */
@ApplicationScoped
@Transactional
class ShareRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  List<CampaignShare> by(String owner) {
    return em.createQuery(
            "select s from CampaignShare s where s.owner = :owner order by s.campaign, s.person",
            CampaignShare.class)
        .setParameter("owner", owner)
        .getResultList();
  }

  List<CampaignShare> with(String person) {
    return em.createQuery(
            "select s from CampaignShare s where s.person = :person order by s.owner, s.campaign",
            CampaignShare.class)
        .setParameter("person", person)
        .getResultList();
  }

  Optional<CampaignShare> find(SharedCampaign shared, String person) {
    return em.createQuery(
            "select s from CampaignShare s where s.owner = :owner and s.campaign = :campaign and"
                + " s.person = :person",
            CampaignShare.class)
        .setParameter("owner", shared.owner())
        .setParameter("campaign", shared.campaign())
        .setParameter("person", person)
        .getResultStream()
        .findFirst();
  }

  void grant(SharedCampaign shared, String person, boolean writing, Instant now) {
    CampaignShare share =
        find(shared, person)
            .orElseGet(
                () -> {
                  CampaignShare fresh = new CampaignShare(shared, person, now);
                  em.persist(fresh);
                  return fresh;
                });
    share.allow(writing);
  }

  boolean revoke(SharedCampaign shared, String person) {
    Optional<CampaignShare> found = find(shared, person);
    found.ifPresent(em::remove);
    return found.isPresent();
  }
}
