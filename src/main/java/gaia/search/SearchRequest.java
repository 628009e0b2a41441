package gaia.search;

import gaia.access.SharedCampaign;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question to the index. Every filter that is null is open; {@code owner} never is.
 *
 * @param k how many hits at the most, 1 to 500
 * @param from earliest creation, inclusive
 * @param to latest creation, exclusive
 * @param shared campaigns of others in which is looked, too; {@link Search} fills them in
 */
public record SearchRequest(
    String query,
    String owner,
    int k,
    @Nullable SearchKind kind,
    @Nullable String campaign,
    @Nullable String archiveId,
    @Nullable String speaker,
    @Nullable Instant from,
    @Nullable Instant to,
    Set<SharedCampaign> shared) {

  public SearchRequest {
    shared = Set.copyOf(shared);
  }

  /** Looks among the owner's own documents, as far as nobody shares anything. */
  public SearchRequest(
      String query,
      String owner,
      int k,
      @Nullable SearchKind kind,
      @Nullable String campaign,
      @Nullable String archiveId,
      @Nullable String speaker,
      @Nullable Instant from,
      @Nullable Instant to) {
    this(query, owner, k, kind, campaign, archiveId, speaker, from, to, Set.of());
  }

  SearchRequest alsoIn(Set<SharedCampaign> others) {
    return new SearchRequest(query, owner, k, kind, campaign, archiveId, speaker, from, to, others);
  }

  /** Whether a document of this owner and campaign may be found. */
  boolean mayFind(String ofOwner, String inCampaign) {
    return owner.equals(ofOwner) || shared.contains(new SharedCampaign(ofOwner, inCampaign));
  }

  public static SearchRequest of(String query, String owner, int k) {
    return new SearchRequest(query, owner, k, null, null, null, null, null, null);
  }
}
