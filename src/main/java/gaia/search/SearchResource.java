package gaia.search;

import gaia.access.Caller;
import gaia.access.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/search}: finds turns, passages, facts and documents of the caller. */
@Path("/search")
public class SearchResource {

  private static final long RETRY_AFTER_SECONDS = 10;

  /** Days over which searches are added up. */
  static final int DAYS = 28;

  /** How much was searched. */
  public record UseBody(boolean success, SearchUse use) {}

  @Inject Search search;
  @Inject Origins origins;
  @Inject SearchCounts counts;
  @Inject Caller caller;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("to")
  @Nullable String to;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public SearchAnswer search(
      @QueryParam("q") @Nullable String query,
      @QueryParam("k") @Nullable String k,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("archive") @Nullable String archive,
      @QueryParam("speaker") @Nullable String speaker) {
    try {
      SearchRequest request =
          new SearchRequest(
              SearchParameters.query(query),
              caller.owner(),
              SearchParameters.k(k),
              SearchParameters.kind(kind),
              SearchParameters.text(campaign),
              SearchParameters.text(archive),
              SearchParameters.text(speaker),
              SearchParameters.moment("from", from),
              SearchParameters.moment("to", to));
      List<SearchHit> hits = counted(request);
      return SearchAnswer.of(hits, origins.of(caller.owner(), hits), search.isComplete());
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(String.valueOf(e.getMessage()));
    } catch (SearchUnavailable e) {
      throw new ServiceUnavailableException(RETRY_AFTER_SECONDS, e);
    }
  }

  private List<SearchHit> counted(SearchRequest request) {
    long begin = System.nanoTime();
    List<SearchHit> hits = search.find(request);
    counts.note(request, hits, Duration.ofNanos(System.nanoTime() - begin));
    return hits;
  }

  /** How much the caller searched in the last 28 days, and how often something was found. */
  @GET
  @Path("/use")
  @Produces(MediaType.APPLICATION_JSON)
  public UseBody use() {
    return new UseBody(true, counts.use(caller.owner(), DAYS));
  }
}
