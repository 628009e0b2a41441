package gaia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Archives in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ArchiveRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(Archive archive) {
    em.persist(archive);
  }

  Optional<Archive> find(String id) {
    return Optional.ofNullable(em.find(Archive.class, id));
  }

  Optional<Archive> locked(String id) {
    return Optional.ofNullable(em.find(Archive.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<Archive> ofConversation(String conversationId) {
    return em.createQuery(
            "select a from Archive a where a.conversationId = :conversation", Archive.class)
        .setParameter("conversation", conversationId)
        .getResultStream()
        .findFirst();
  }

  void remove(Archive archive) {
    em.remove(archive);
    em.flush();
  }

  List<String> ids() {
    return em.createQuery("select a.id from Archive a order by a.archived, a.id", String.class)
        .getResultList();
  }

  List<String> idsOf(String owner) {
    return em.createQuery("select a.id from Archive a where a.owner = :owner", String.class)
        .setParameter("owner", owner)
        .getResultList();
  }

  List<String> searchableIds() {
    return em.createQuery(
            "select a.id from Archive a where a.searchable is not null order by a.archived, a.id",
            String.class)
        .getResultList();
  }

  List<Archive> page(String owner, @Nullable String campaign, int limit, @Nullable String before) {
    return NewestFirstRepository.page(
        em, Archive.class, "archived", owner, campaign, limit, before);
  }

  Map<ArchiveStatus, Long> counts(String owner) {
    Map<ArchiveStatus, Long> counts = new EnumMap<>(ArchiveStatus.class);
    em.createQuery(
            "select a.status, count(a) from Archive a where a.owner = :owner group by a.status",
            Object[].class)
        .setParameter("owner", owner)
        .getResultList()
        .forEach(row -> counts.put((ArchiveStatus) row[0], (Long) row[1]));
    return counts;
  }

  /** The keywords of the newest archives, each as it is stored: a JSON array. */
  List<Archive> newest(String owner, int limit) {
    return page(owner, null, limit, null);
  }
}
