package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Takes back what was learned of the hours of use, for a test that needs to begin anew. */
@ApplicationScoped
@Transactional
class ForgottenHours {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void forget() {
    em.createQuery("delete from StoredUsageHour h").executeUpdate();
  }
}
