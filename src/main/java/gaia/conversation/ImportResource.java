package gaia.conversation;

import gaia.access.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;

/**
 * Imports over HTTP: JSON in the body, or files as a form. A form with one JSON file is read like a
 * body; anything else is taken for the folder of the first GAIA.
 */
@Path("/conversations/import")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

  @Inject Imports imports;
  @Inject SampleCampaign sample;
  @Inject Caller caller;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public ImportReport json(
      InputStream body, @QueryParam("archive") @DefaultValue("false") boolean archive) {
    return imports.json(caller.owner(), body, archive);
  }

  /** Three sessions of an invented campaign, to see what becomes of them. */
  @POST
  @Path("/sample")
  public ImportReport sample() {
    return sample.bring(caller.owner());
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public ImportReport files(
      List<EntityPart> parts, @QueryParam("archive") @DefaultValue("false") boolean archive) {
    List<ImportPart> files =
        parts.stream()
            .filter(part -> part.getFileName().isPresent())
            .map(part -> new ImportPart(part.getFileName().get(), part.getContent()))
            .toList();
    boolean single = files.size() == 1 && isExport(files.get(0).fileName());
    return single
        ? imports.json(caller.owner(), files.get(0).content(), archive)
        : imports.originalFiles(caller.owner(), files.iterator());
  }

  private static boolean isExport(String fileName) {
    return fileName.endsWith(".json") && !fileName.endsWith(OriginalGaiaImport.INDEX);
  }
}
