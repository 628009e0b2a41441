package gaia.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The running summaries of long conversations, in the database. */
@ApplicationScoped
@Transactional
class CompactionRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @Inject Clock clock;

  Optional<CompactedTurns> find(String owner, String conversationId) {
    return Optional.ofNullable(em.find(CompactedConversation.class, conversationId))
        .filter(row -> row.owner.equals(owner))
        .map(CompactedConversation::compacted);
  }

  /** Keeps a summary that holds more turns than the one that is there. */
  void keep(
      String owner, String campaign, String conversationId, CompactedTurns compacted, By author) {
    CompactedConversation known = em.find(CompactedConversation.class, conversationId);
    if (known != null && known.turns >= compacted.turns()) {
      return;
    }
    CompactedConversation row =
        known == null ? new CompactedConversation(owner, campaign, conversationId) : known;
    row.become(compacted, author.model(), author.promptVersion(), clock.instant());
    if (known == null) {
      em.persist(row);
    }
  }

  /** Who wrote a summary. */
  record By(String model, String promptVersion) {}

  /** The next long prompt is made without it, and the summary is written anew. */
  void forget(String conversationId) {
    em.createQuery("delete from CompactedConversation c where c.conversationId = :conversation")
        .setParameter("conversation", conversationId)
        .executeUpdate();
  }

  /** The summary of one conversation. */
  record Kept(String conversationId, int turns, String text) {}

  List<Kept> ofOwner(String owner) {
    return em.createQuery(
            "select c from CompactedConversation c where c.owner = :owner order by"
                + " c.conversationId",
            CompactedConversation.class)
        .setParameter("owner", owner)
        .getResultStream()
        .map(row -> new Kept(row.conversationId, row.turns, row.text))
        .toList();
  }
}
