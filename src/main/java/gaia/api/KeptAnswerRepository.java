package gaia.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Kept answers in the database. Each method is one short transaction. */
@ApplicationScoped
@Transactional
class KeptAnswerRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  Optional<KeptAnswer> find(String id) {
    return Optional.ofNullable(em.find(KeptAnswer.class, id));
  }

  /**
   * Writes the beginning of a request down.
   *
   * @throws RuntimeException when there is one of the same owner and key, or no database
   */
  void insert(KeptAnswer begun) {
    em.persist(begun);
    em.flush();
  }

  void change(String id, Consumer<KeptAnswer> change) {
    find(id).ifPresent(change);
  }

  void remove(String id) {
    find(id).ifPresent(em::remove);
  }

  long count(String owner) {
    return em.createQuery("select count(k) from KeptAnswer k where k.owner = :owner", Long.class)
        .setParameter("owner", owner)
        .getSingleResult();
  }

  /** Oldest first. */
  List<KeptAnswer> of(String owner, int most) {
    return em.createQuery(
            "select k from KeptAnswer k where k.owner = :owner order by k.created, k.id",
            KeptAnswer.class)
        .setParameter("owner", owner)
        .setMaxResults(most)
        .getResultList();
  }

  /** Removes the words of all answers, whoever got them. */
  int forgetWords() {
    return em.createQuery("update KeptAnswer k set k.body = null where k.body <> :nothing")
        .setParameter("nothing", "")
        .executeUpdate();
  }

  int removeExpired(Instant now) {
    return em.createQuery("delete from KeptAnswer k where k.expires <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
