package gaia.privacy;

import gaia.access.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Everything about the caller, over HTTP. */
@Path("/export")
public class ExportResource {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

  @Inject Export export;
  @Inject Caller caller;
  @Inject Clock clock;

  @GET
  @Produces("application/zip")
  @APIResponse(responseCode = "200", content = @Content(mediaType = "application/zip"))
  public Response everything() {
    String owner = caller.owner();
    StreamingOutput body = out -> export.write(owner, out);
    return Response.ok(body)
        .header(
            "Content-Disposition",
            "attachment; filename=\"gaia-export-%s.zip\"".formatted(DAY.format(clock.instant())))
        .header("Cache-Control", "no-store")
        .build();
  }
}
