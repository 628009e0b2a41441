package gaia.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to the index. Every filter that is null is open; {@code owner} never is.
 *
 * @param k how many hits at the most, 1 to 500
 * @param from earliest creation, inclusive
 * @param to latest creation, exclusive
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
    @Nullable Instant to) {

  public static SearchRequest of(String query, String owner, int k) {
    return new SearchRequest(query, owner, k, null, null, null, null, null, null);
  }
}
