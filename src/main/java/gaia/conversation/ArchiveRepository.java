package gaia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  List<String> idsOf(String owner, String campaign) {
    return em.createQuery(
            "select a.id from Archive a where a.owner = :owner and a.campaign = :campaign",
            String.class)
        .setParameter("owner", owner)
        .setParameter("campaign", campaign)
        .getResultList();
  }

  List<String> own(String owner, Set<String> ids) {
    return em.createQuery(
            "select a.id from Archive a where a.owner = :owner and a.id in :ids", String.class)
        .setParameter("owner", owner)
        .setParameter("ids", ids)
        .getResultList();
  }

  List<String> imported(Set<String> ids) {
    return em.createQuery(
            "select a.id from Archive a, Conversation c where c.id = a.conversationId"
                + " and c.externalId is not null and a.id in :ids",
            String.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  List<String> searchableIds() {
    return em.createQuery(
            "select a.id from Archive a where a.searchable is not null order by a.archived, a.id",
            String.class)
        .getResultList();
  }

  /** One page of those that fit, newest first; it begins after the archive that is named. */
  List<Archive> page(String owner, ArchiveFilter filter, int limit, @Nullable String before) {
    String bound = "(select b.archived from Archive b where b.id = :before)";
    TypedQuery<Archive> query =
        em.createQuery(
            "select a from Archive a where a.owner = :owner"
                + filter.conditions()
                + (before == null
                    ? ""
                    : " and (a.archived < %1$s or (a.archived = %1$s and a.id < :before))"
                        .formatted(bound))
                + " order by a.archived desc, a.id desc",
            Archive.class);
    filter.parameters().forEach(query::setParameter);
    if (before != null) {
      query.setParameter("before", before);
    }
    return query.setParameter("owner", owner).setMaxResults(limit).getResultList();
  }

  List<String> campaigns(String owner) {
    return em.createQuery(
            "select distinct a.campaign from Archive a where a.owner = :owner order by a.campaign",
            String.class)
        .setParameter("owner", owner)
        .getResultList();
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
  List<String> newestKeywords(String owner, int limit) {
    return em.createQuery(
            "select a.keywords from Archive a where a.owner = :owner"
                + " order by a.archived desc, a.id desc",
            String.class)
        .setParameter("owner", owner)
        .setMaxResults(limit)
        .getResultList();
  }

  List<Archive> newest(String owner, int limit) {
    return page(owner, ArchiveFilter.ALL, limit, null);
  }
}
