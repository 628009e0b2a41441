package gaia.client;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** What to search for, and among what. */
public final class SearchTerms {

  @QueryParam("q")
  private final String query;

  @QueryParam("k")
  private final int most;

  @QueryParam("kind")
  private @Nullable String kind;

  @QueryParam("campaign")
  private @Nullable String campaign;

  @QueryParam("archive")
  private @Nullable String archive;

  @QueryParam("speaker")
  private @Nullable String speaker;

  @QueryParam("from")
  private @Nullable String from;

  @QueryParam("to")
  private @Nullable String to;

  private SearchTerms(String query, int most) {
    this.query = query;
    this.most = most;
  }

  /**
   * @param query words, or a question
   * @param most how many hits
   */
  public static SearchTerms of(String query, int most) {
    return new SearchTerms(query, most);
  }

  /** Only {@code turn}, {@code passage}, {@code fact} or {@code document}. */
  public SearchTerms kind(String only) {
    kind = only;
    return this;
  }

  public SearchTerms campaign(String only) {
    campaign = only;
    return this;
  }

  /** Only hits of the archive with this id. */
  public SearchTerms archive(String only) {
    archive = only;
    return this;
  }

  public SearchTerms speaker(String only) {
    speaker = only;
    return this;
  }

  /**
   * Only what was said in this time.
   *
   * @param first a day such as {@code 2026-10-01} or a moment of ISO 8601; null for no bound
   * @param last the same
   */
  public SearchTerms between(@Nullable String first, @Nullable String last) {
    from = first;
    to = last;
    return this;
  }
}
