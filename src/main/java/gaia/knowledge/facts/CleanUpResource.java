package gaia.knowledge.facts;

import gaia.access.Caller;
import gaia.access.PageLimit;
import gaia.background.Tasks;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clean-up of the knowledge over HTTP; what it did is undone like any decision. */
@Path("/knowledge/cleanup")
@Produces(MediaType.APPLICATION_JSON)
public class CleanUpResource {

  @Inject Facts facts;
  @Inject DecisionLog log;
  @Inject Tasks tasks;
  @Inject Caller caller;

  /** What was merged and put away; each {@code act} undoes one thing. */
  public record Report(boolean success, List<DecisionLog.Act> decisions, @Nullable String next) {}

  /** The tasks that were queued, one for each campaign. */
  public record Queued(boolean success, List<String> tasks) {}

  @GET
  public Report report(
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    Offset offset = Offset.of(cursor);
    List<DecisionLog.Act> found =
        log.cleanedUp(caller.owner(), offset.from() + page.fetched()).stream()
            .skip(offset.from())
            .toList();
    return new Report(true, page.shown(found), offset.next(found.size(), page));
  }

  /** Queues it now; it begins when nobody is there. */
  @POST
  public Queued queue() {
    return new Queued(
        true,
        facts.spaces().stream()
            .filter(space -> space.owner().equals(caller.owner()))
            .map(space -> tasks.submit(CleanUpTask.wanted(space)))
            .toList());
  }
}
