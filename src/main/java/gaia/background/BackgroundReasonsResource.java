package gaia.background;

import gaia.access.PageLimit;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why background work ran or waited, over HTTP. */
@Path("/background/reasons")
@Produces(MediaType.APPLICATION_JSON)
public class BackgroundReasonsResource {

  @Inject ReasonHistory history;

  /**
   * A page of the history, newest first.
   *
   * @param next cursor of the next page; null on the last one
   */
  public record Page(boolean success, List<ReasonView> reasons, @Nullable String next) {}

  @GET
  public Page list(
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    List<ReasonView> found = history.list(page.fetched(), cursor);
    return new Page(true, page.shown(found), page.next(found, ReasonView::id));
  }
}
