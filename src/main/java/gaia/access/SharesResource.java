package gaia.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Campaigns that are shared with named people. */
@Path("/shares")
@Produces(MediaType.APPLICATION_JSON)
public class SharesResource {

  @Inject Sharing sharing;
  @Inject Caller caller;

  /** A share to be made. */
  public record Wanted(
      @Nullable String campaign, @Nullable String person, @Nullable Boolean mayWrite) {}

  /** What the caller shares, and what others share with the caller. */
  public record Shares(boolean success, List<Sharing.Share> given, List<Sharing.Share> received) {}

  @GET
  public Shares all() {
    String owner = caller.owner();
    return new Shares(true, sharing.given(owner), sharing.received(owner));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Shares grant(Wanted wanted) {
    boolean write = Boolean.TRUE.equals(wanted.mayWrite());
    sharing.grant(caller.owner(), wanted.campaign(), wanted.person(), write);
    return all();
  }

  @DELETE
  public Shares revoke(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("person") @Nullable String person) {
    if (!sharing.revoke(caller.owner(), campaign, person)) {
      throw Refusal.notFound("This campaign is not shared with anybody of this name.");
    }
    return all();
  }
}
