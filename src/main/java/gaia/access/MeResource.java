package gaia.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who the caller is, as the house sees it. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  @Inject Caller caller;

  /** The answer in JSON. */
  public record Me(boolean success, String name, List<String> roles) {}

  @GET
  public Me me() {
    Identity identity = caller.identity();
    return new Me(true, identity.name(), identity.shownRoles().stream().map(Role::label).toList());
  }
}
