package gaia.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What whoever runs the house does with it. */
@RegisterRestClient(configKey = "gaia")
@RegisterProvider(JsonRecords.class)
@RegisterProvider(Faults.class)
@Path("/")
public interface OperationsClient {

  /** Whether the house can serve; a server that cannot answers with a {@link Fault} of 503. */
  record Health(String status, List<Check> checks) {}

  /** One of the checks. */
  record Check(String name, String status) {}

  @GET
  @Path("health/ready")
  @Produces(MediaType.APPLICATION_JSON)
  Health ready();

  /** A backup of everything, as a zip; whoever reads it closes it. */
  @POST
  @Path("api/v1/operations/backup")
  @Produces("application/zip")
  @Repeatable
  InputStream backup();
}
