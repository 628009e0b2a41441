package gaia.conversation;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages over what an owner has, newest first; a page begins after the entry that is named. */
final class NewestFirstRepository {

  private NewestFirstRepository() {}

  /**
   * Reads one page.
   *
   * @param entity has an id, an owner and a campaign
   * @param moment the attribute that tells how new an entry is; ids decide between equals
   * @param before the id of the last entry of the page before; null for the first page
   */
  static <T> List<T> page(
      EntityManager em,
      Class<T> entity,
      String moment,
      String owner,
      @Nullable String campaign,
      int limit,
      @Nullable String before) {
    String name = entity.getSimpleName();
    String bound = "(select b.%s from %s b where b.id = :before)".formatted(moment, name);
    String after =
        " and (e.%1$s < %2$s or (e.%1$s = %2$s and e.id < :before))".formatted(moment, bound);
    var query =
        em.createQuery(
            "select e from %s e where e.owner = :owner".formatted(name)
                + (campaign == null ? "" : " and e.campaign = :campaign")
                + (before == null ? "" : after)
                + " order by e.%s desc, e.id desc".formatted(moment),
            entity);
    query.setParameter("owner", owner).setMaxResults(limit);
    if (campaign != null) {
      query.setParameter("campaign", campaign);
    }
    if (before != null) {
      query.setParameter("before", before);
    }
    return query.getResultList();
  }
}
