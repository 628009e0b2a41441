package gaia.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents in the database. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class DocumentRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  void insert(Document document) {
    em.persist(document);
    em.flush();
  }

  Optional<Document> find(String owner, String id) {
    return Optional.ofNullable(em.find(Document.class, id))
        .filter(document -> document.owner.equals(owner));
  }

  /** The document, whoever owns it, for the check of who may see it. */
  Optional<Document> find(String id) {
    return Optional.ofNullable(em.find(Document.class, id));
  }

  Optional<Document> locked(String id) {
    return Optional.ofNullable(em.find(Document.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<Document> bySource(String owner, String key) {
    return em.createQuery(
            "select d from Document d where d.owner = :owner and d.sourceKey = :key",
            Document.class)
        .setParameter("owner", owner)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  /** The document that is indexed with this content. */
  Optional<Document> byContent(String owner, String campaign, String hash) {
    return em.createQuery("select d from Document d where d.contentKey = :key", Document.class)
        .setParameter("key", Document.contentKey(owner, campaign, hash))
        .getResultStream()
        .findFirst();
  }

  List<Document> duplicatesOf(String id) {
    return em.createQuery(
            "select d from Document d where d.sameAs = :id order by d.created, d.id",
            Document.class)
        .setParameter("id", id)
        .getResultList();
  }

  List<Document> inFolders(String owner) {
    return em.createQuery(
            "select d from Document d where d.owner = :owner and d.uploaded = :uploaded",
            Document.class)
        .setParameter("owner", owner)
        .setParameter("uploaded", false)
        .getResultList();
  }

  List<String> readyIds() {
    return em.createQuery(
            "select d.id from Document d where d.state = :ready order by d.created, d.id",
            String.class)
        .setParameter("ready", DocumentState.READY)
        .getResultList();
  }

  List<Document> page(
      String owner,
      @Nullable String campaign,
      @Nullable DocumentState state,
      int limit,
      @Nullable String after) {
    var query =
        em.createQuery(
            "select d from Document d where d.owner = :owner"
                + (campaign == null ? "" : " and d.campaign = :campaign")
                + (state == null ? "" : " and d.state = :state")
                + (after == null
                    ? ""
                    : " and (d.name > (select b.name from Document b where b.id = :after)"
                        + " or (d.name = (select b.name from Document b where b.id = :after)"
                        + " and d.id > :after))")
                + " order by d.name, d.id",
            Document.class);
    query.setParameter("owner", owner).setMaxResults(limit);
    if (campaign != null) {
      query.setParameter("campaign", campaign);
    }
    if (state != null) {
      query.setParameter("state", state);
    }
    if (after != null) {
      query.setParameter("after", after);
    }
    return query.getResultList();
  }

  Optional<String> text(String id) {
    return Optional.ofNullable(em.find(DocumentText.class, id)).map(text -> text.content);
  }

  void keepText(Document document, String content) {
    DocumentText known = em.find(DocumentText.class, document.id);
    if (known == null) {
      em.persist(new DocumentText(document, content));
    } else {
      known.replace(content);
    }
  }

  void dropText(String id) {
    DocumentText known = em.find(DocumentText.class, id);
    if (known != null) {
      em.remove(known);
    }
  }

  void remove(Document document) {
    dropText(document.id);
    em.flush();
    em.remove(document);
  }
}
