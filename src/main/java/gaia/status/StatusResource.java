package gaia.status;

import gaia.access.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The state of the house over HTTP. */
@Path("/background/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

  @Inject StatusReading reading;
  @Inject Caller caller;

  /** The answer in JSON. */
  public record Body(boolean success, SystemStatus status) {}

  @GET
  @APIResponseSchema(value = Body.class, responseCode = "200")
  public Response status() {
    return Response.ok(new Body(true, reading.read(caller.owner())))
        .header("Cache-Control", "no-store")
        .build();
  }
}
