package gaia.operations;

import gaia.files.DataFolder;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What whoever runs the house does with it, over HTTP. */
@Path("/operations")
public class OperationsResource {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Resource(lookup = "jdbc/gaia")
  DataSource database;

  @EJB Migrations migrations;
  @Inject DataFolder folder;
  @Inject Clock clock;

  /** A backup of everything, as the answer: it is nowhere stored on this server. */
  @POST
  @Path("/backup")
  @Produces("application/zip")
  @APIResponse(responseCode = "200", content = @Content(mediaType = "application/zip"))
  public Response backup() {
    String schema = migrations.schemaVersion();
    StreamingOutput body = out -> new Backup(database, folder).write(schema, clock.instant(), out);
    return Response.ok(body)
        .header(
            "Content-Disposition",
            "attachment; filename=\"gaia-backup-%s.zip\"".formatted(STAMP.format(clock.instant())))
        .header("Cache-Control", "no-store")
        .build();
  }
}
