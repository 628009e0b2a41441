package gaia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations and their messages in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ConversationRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(Conversation conversation) {
    em.persist(conversation);
  }

  void insert(Message message) {
    em.persist(message);
  }

  Optional<Conversation> find(String owner, String id) {
    return Optional.ofNullable(em.find(Conversation.class, id)).filter(c -> c.owner.equals(owner));
  }

  Optional<Conversation> locked(String owner, String id) {
    return Optional.ofNullable(em.find(Conversation.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(c -> c.owner.equals(owner));
  }

  boolean exists(String id) {
    return em.find(Conversation.class, id) != null;
  }

  Optional<Conversation> byExternalId(String owner, String externalId) {
    return em.createQuery(
            "select c from Conversation c where c.owner = :owner and c.externalId = :external",
            Conversation.class)
        .setParameter("owner", owner)
        .setParameter("external", externalId)
        .getResultStream()
        .findFirst();
  }

  /** The conversation a person is having: the open one that was touched last. */
  Optional<Conversation> current(String owner) {
    return em.createQuery(
            "select c from Conversation c where c.owner = :owner and c.archived = :no order by"
                + " c.updated desc, c.id desc",
            Conversation.class)
        .setParameter("owner", owner)
        .setParameter("no", false)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  List<Conversation> page(
      String owner, @Nullable String campaign, int limit, @Nullable String before) {
    String where =
        (campaign == null ? "" : " and c.campaign = :campaign")
            + (before == null
                ? ""
                : " and (c.created < (select b.created from Conversation b where b.id = :before)"
                    + " or (c.created = (select b.created from Conversation b where b.id ="
                    + " :before) and c.id < :before))");
    var query =
        em.createQuery(
            "select c from Conversation c where c.owner = :owner"
                + where
                + " order by c.created desc, c.id desc",
            Conversation.class);
    query.setParameter("owner", owner).setMaxResults(limit);
    if (campaign != null) {
      query.setParameter("campaign", campaign);
    }
    if (before != null) {
      query.setParameter("before", before);
    }
    return query.getResultList();
  }

  List<Turn> turns(String conversationId) {
    return em.createQuery(
            "select m from Message m where m.conversationId = :conversation order by m.index",
            Message.class)
        .setParameter("conversation", conversationId)
        .getResultStream()
        .map(Message::turn)
        .toList();
  }

  void delete(Conversation conversation) {
    em.createQuery("delete from Message m where m.conversationId = :conversation")
        .setParameter("conversation", conversation.id)
        .executeUpdate();
    em.remove(conversation);
  }
}
