package gaia.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What answers rest on, in the database. */
@ApplicationScoped
@Transactional
class CitationRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  /** Keeps the citations of an answer in their order. */
  void remember(CitingTurn citing, List<Citation> citations) {
    for (int place = 0; place < citations.size(); place++) {
      em.persist(new AnswerCitation(citing, place + 1, citations.get(place)));
    }
  }

  /** The answers that rest on an archive, in other conversations than the given one. */
  List<CitingTurn> citing(String archiveId, String besides) {
    return em.createQuery(
            "select c from AnswerCitation c where c.archiveId = :archive and c.conversationId <>"
                + " :besides",
            AnswerCitation.class)
        .setParameter("archive", archiveId)
        .setParameter("besides", besides)
        .getResultStream()
        .map(AnswerCitation::citing)
        .distinct()
        .toList();
  }

  /** One citation of one answer. */
  record Cited(String conversationId, int turn, int place, CitedTurn cited) {}

  List<Cited> ofOwner(String owner) {
    return em.createQuery(
            "select c from AnswerCitation c where c.owner = :owner order by c.conversationId,"
                + " c.turnIndex, c.place",
            AnswerCitation.class)
        .setParameter("owner", owner)
        .getResultStream()
        .map(row -> new Cited(row.conversationId, row.turnIndex, row.place, row.cited()))
        .toList();
  }

  /** Forgets that an answer rests on anything. */
  void forget(CitingTurn citing) {
    em.createQuery(
            "delete from AnswerCitation c where c.conversationId = :conversation and c.turnIndex ="
                + " :turn")
        .setParameter("conversation", citing.conversationId())
        .setParameter("turn", citing.turnIndex())
        .executeUpdate();
  }

  /**
   * What the answers of a conversation rest on, by the index of the answer.
   *
   * @param from of answers before this index nothing is told
   */
  Map<Integer, List<CitedTurn>> of(String owner, String conversationId, int from) {
    return em.createQuery(
            "select c from AnswerCitation c where c.conversationId = :conversation and c.owner ="
                + " :owner and c.turnIndex >= :from order by c.turnIndex, c.place",
            AnswerCitation.class)
        .setParameter("conversation", conversationId)
        .setParameter("from", from)
        .setParameter("owner", owner)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                citation -> citation.turnIndex,
                Collectors.mapping(AnswerCitation::cited, Collectors.toList())));
  }
}
