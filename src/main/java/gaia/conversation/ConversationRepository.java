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

  /**
   * The conversation a person is having: of the open ones that began here, the one that was touched
   * last. One that was brought in, or that another program goes on with under a name of its own, is
   * left to whoever names it: an import may be about to archive it.
   */
  Optional<Conversation> current(String owner) {
    return em.createQuery(
            "select c from Conversation c where c.owner = :owner and c.archived = :no and"
                + " c.externalId is null order by c.updated desc, c.id desc",
            Conversation.class)
        .setParameter("owner", owner)
        .setParameter("no", false)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  List<Conversation> page(
      String owner, @Nullable String campaign, int limit, @Nullable String before) {
    return NewestFirstRepository.page(
        em, Conversation.class, "created", owner, campaign, limit, before);
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

  /** The turns with an index in a range. */
  List<Turn> turns(String conversationId, int from, int until) {
    return em.createQuery(
            "select m from Message m where m.conversationId = :conversation and m.index >= :from"
                + " and m.index < :until order by m.index",
            Message.class)
        .setParameter("conversation", conversationId)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultStream()
        .map(Message::turn)
        .toList();
  }

  Optional<Conversation> find(String id) {
    return Optional.ofNullable(em.find(Conversation.class, id));
  }

  Optional<Message> message(String conversationId, int index) {
    return em.createQuery(
            "select m from Message m where m.conversationId = :conversation and m.index = :index",
            Message.class)
        .setParameter("conversation", conversationId)
        .setParameter("index", index)
        .getResultStream()
        .findFirst();
  }

  long messages(String conversationId) {
    return em.createQuery(
            "select count(m) from Message m where m.conversationId = :conversation", Long.class)
        .setParameter("conversation", conversationId)
        .getSingleResult();
  }

  void delete(Conversation conversation) {
    em.createQuery("delete from Message m where m.conversationId = :conversation")
        .setParameter("conversation", conversation.id)
        .executeUpdate();
    em.remove(conversation);
  }
}
